import { useTranslation } from 'react-i18next';
import { EmptyState } from './EmptyState.tsx';
import { LinkButton } from './LinkButton.tsx';

/** A page that has nothing to show before Setup is done. */
export function SetupFirst({ title }: { readonly title: string }) {
  const { t } = useTranslation();
  return (
    <EmptyState title={title} hint={t('setup.safe')}>
      <LinkButton to="/setup" isPrimary>
        {t('app.setup')}
      </LinkButton>
    </EmptyState>
  );
}

import { useTranslation } from 'react-i18next';
import { EmptyState } from '../components/EmptyState.tsx';
import { LinkButton } from '../components/LinkButton.tsx';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <EmptyState title={t('app.notFound')} hint="">
      <LinkButton to="/">{t('app.toHome')}</LinkButton>
    </EmptyState>
  );
}

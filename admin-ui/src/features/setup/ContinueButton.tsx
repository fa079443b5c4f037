import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../components/ActionButton.tsx';

interface ContinueButtonProps {
  readonly isLoading: boolean;
  readonly onClick: () => void;
}

/** The one way on from a question. */
export function ContinueButton({ isLoading, onClick }: ContinueButtonProps) {
  const { t } = useTranslation();
  return (
    <ActionButton needs="account" w="fit-content" mt="sm" loading={isLoading} onClick={onClick}>
      {t('setup.continue')}
    </ActionButton>
  );
}

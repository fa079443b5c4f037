import { Button, Group, Modal, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface BankAccountQuestionProps {
  readonly method: string;
  readonly onUse: () => void;
  readonly onClose: () => void;
}

/** A gateway pays later and less its fees: in a bank account its payments never match the statement. */
export function BankAccountQuestion({ method, onUse, onClose }: BankAccountQuestionProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('mappings.bankTitle')}
      closeButtonProps={{ 'aria-label': t('mappings.close') }}
    >
      <Text size="sm">{t('mappings.bankWhy', { method })}</Text>
      <Group mt="md" justify="end" gap="xs">
        <Button
          size="xs"
          variant="default"
          onClick={() => {
            onUse();
            onClose();
          }}
        >
          {t('mappings.bankUse')}
        </Button>
        <Button size="xs" data-autofocus onClick={onClose}>
          {t('mappings.bankOther')}
        </Button>
      </Group>
    </Modal>
  );
}

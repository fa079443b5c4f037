import { Alert, Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/client.ts';

interface ProblemProps {
  readonly error: Error | null;
  readonly onRetry?: () => void;
}

/** What went wrong, what to do about it, and the code for support; nothing when nothing did. */
export function Problem({ error, onRetry }: ProblemProps) {
  const { t } = useTranslation();
  if (error === null) return null;
  const known = error instanceof ApiProblem ? error : undefined;
  return (
    <Alert color="red" role="alert" title={error.message} my="sm">
      {known?.suggestion ? <Text size="sm">{known.suggestion}</Text> : null}
      {known === undefined ? null : (
        <Text size="xs" c="#5a5a5a">
          {t('app.code', { code: known.code })}
        </Text>
      )}
      {onRetry === undefined ? null : (
        <Button size="xs" mt="xs" onClick={onRetry}>
          {t('app.retry')}
        </Button>
      )}
    </Alert>
  );
}

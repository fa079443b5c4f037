import { List } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './setup.module.css';

const ACTIONS = ['role', 'rights', 'daybook', 'customer', 'send'] as const;

/** How a bookkeeper gets in: a nopCommerce role that sees Daybook and nothing else. */
export function InviteBookkeeper() {
  const { t } = useTranslation();
  return (
    <details className={classes['details']}>
      <summary>{t('setup.invite.title')}</summary>
      <List type="ordered" size="sm" spacing={4}>
        {ACTIONS.map((action) => (
          <List.Item key={action}>{t(`setup.invite.${action}`)}</List.Item>
        ))}
      </List>
    </details>
  );
}

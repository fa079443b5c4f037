import { useTranslation } from 'react-i18next';
import { useSettings } from './settings-context.ts';

/** Whose orders a row of a setting is about. */
export interface ForWhom {
  readonly paymentMethod: string | null;
  readonly customerRole: string | null;
}

/** "Cash on delivery", "Customers of the role Wholesale": as the store names them. */
export function useNameForWhom(): (row: ForWhom) => string {
  const { t } = useTranslation();
  const { choices } = useSettings();
  const names = new Map(choices?.paymentMethods.map((it) => [it.systemName, it.friendlyName]));
  const roles = new Map(choices?.customerRoles.map((it) => [it.systemName, it.name]));
  return ({ paymentMethod, customerRole }) => {
    const role = roles.get(customerRole ?? '') ?? customerRole;
    const parts = [
      paymentMethod === null ? null : (names.get(paymentMethod) ?? paymentMethod),
      role === null ? null : t('settings.cards.terms.role', { role }),
    ];
    return parts.filter((part) => part !== null).join(', ');
  };
}

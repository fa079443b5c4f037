import { findPageOf } from '../../components/xero-page.ts';

/** Where in Xero each kind of cause is repaired, by the beginning of its code; the first that fits. */
const PAGES: readonly (readonly [RegExp, string])[] = [
  [
    /^(mapping|xero)\.(payment_)?account_(archived|gone|unfit)/,
    'GeneralLedger/ChartOfAccounts.aspx',
  ],
  [/^mapping\.(payment_account|account)/, 'GeneralLedger/ChartOfAccounts.aspx'],
  [/^mapping\.tax/, 'Setup/TaxRates.aspx'],
  [/currency_missing$/, 'Setup/CurrencyRates.aspx'],
  [/period_locked$|^order\.changed_in_closed_period$/, 'Setup/FinancialSettings.aspx'],
  [/^organisation\./, 'Setup/FinancialSettings.aspx'],
  [/^contact\.|^xero\.contact|^xero\.account_number_taken/, 'Contacts/Search'],
  [/item_(missing|refused)$/, 'Accounts/Inventory/'],
];

/**
 * Xero's page where a person repairs the cause, in the right organisation; Xero's start page where none
 * is known.
 */
export function findRepairPage(code: string, shortCode: string | null): string {
  if (code === 'order.not_connected') return 'https://apps.xero.com/connected';
  const path = PAGES.find(([pattern]) => pattern.test(code))?.[1] ?? '';
  return findPageOf(`/${path}`, shortCode);
}

import { findRepairPage } from '../../../admin-ui/src/features/review/find-repair-page.ts';

const inOrganisation = (path: string) =>
  `https://go.xero.com/organisationlogin/default.aspx?${new URLSearchParams({ shortcode: '!AbC1', redirecturl: path }).toString()}`;

it.each([
  ['mapping.account_archived', '/GeneralLedger/ChartOfAccounts.aspx'],
  ['mapping.payment_account_unfit', '/GeneralLedger/ChartOfAccounts.aspx'],
  ['xero.account_archived', '/GeneralLedger/ChartOfAccounts.aspx'],
  ['xero.payment_account_unfit', '/GeneralLedger/ChartOfAccounts.aspx'],
  ['mapping.tax_gone', '/Setup/TaxRates.aspx'],
  ['organisation.currency_missing', '/Setup/CurrencyRates.aspx'],
  ['xero.currency_missing', '/Setup/CurrencyRates.aspx'],
  ['organisation.period_locked', '/Setup/FinancialSettings.aspx'],
  ['xero.period_locked', '/Setup/FinancialSettings.aspx'],
  ['order.changed_in_closed_period', '/Setup/FinancialSettings.aspx'],
  ['contact.archived', '/Contacts/Search'],
  ['xero.contact_name_taken', '/Contacts/Search'],
  ['xero.account_number_taken', '/Contacts/Search'],
  ['mapping.item_missing', '/Accounts/Inventory/'],
  ['xero.unavailable', '/'],
])('%s is repaired on its own page of the organisation', (code, path) => {
  expect(findRepairPage(code, '!AbC1')).toBe(inOrganisation(path));
  expect(findRepairPage(code, null)).toBe(`https://go.xero.com${path}`);
});

it('a lost connection is seen among the connected apps', () => {
  expect(findRepairPage('order.not_connected', '!AbC1')).toBe('https://apps.xero.com/connected');
});

import { DaybookError } from '../../domain/errors/daybook-error.ts';
import type { XeroReference } from '../../domain/mapping/xero-reference.ts';
import type { CallPriority } from '../../ports/xero-gateway.ts';
import type { ApiReader } from './read-api.ts';
import {
  accountSchema,
  currencySchema,
  itemReferenceSchema,
  organisationSchema,
  taxRateSchema,
  trackingCategorySchema,
} from './reference-schemas.ts';

export interface ReferenceRead {
  readonly reader: ApiReader;
  readonly tenantId: string;
  readonly priority: CallPriority;
  readonly fetchedAt: string;
}

/** Organisation, accounts, tax rates, tracking, currencies and items: six calls. */
export async function readReference(read: ReferenceRead): Promise<XeroReference> {
  const { reader, tenantId, priority, fetchedAt } = read;
  const options = { tenantId, priority };
  const [organisations, accounts, taxRates, trackingCategories, currencies, items] =
    await Promise.all([
      reader.readList({
        ...options,
        listName: 'Organisations',
        schema: organisationSchema,
        run: (api) => api.getOrganisations(tenantId),
      }),
      reader.readList({
        ...options,
        listName: 'Accounts',
        schema: accountSchema,
        run: (api) => api.getAccounts(tenantId),
      }),
      reader.readList({
        ...options,
        listName: 'TaxRates',
        schema: taxRateSchema,
        run: (api) => api.getTaxRates(tenantId),
      }),
      reader.readList({
        ...options,
        listName: 'TrackingCategories',
        schema: trackingCategorySchema,
        run: (api) => api.getTrackingCategories(tenantId),
      }),
      reader.readList({
        ...options,
        listName: 'Currencies',
        schema: currencySchema,
        run: (api) => api.getCurrencies(tenantId),
      }),
      reader.readList({
        ...options,
        listName: 'Items',
        schema: itemReferenceSchema,
        run: (api) => api.getItems(tenantId),
      }),
    ]);
  const [organisation] = organisations;
  if (organisation === undefined) throw new DaybookError('xero.not_found');
  return {
    organisation: { tenantId, ...organisation },
    accounts,
    taxRates,
    trackingCategories,
    currencies,
    items,
    fetchedAt,
  };
}

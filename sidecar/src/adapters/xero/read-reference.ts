import { DaybookError } from '../../domain/errors/daybook-error.ts';
import type {
  ReferencePart,
  ReferenceParts,
  XeroOrganisation,
  XeroReference,
} from '../../domain/mapping/xero-reference.ts';
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
}

type PartReaders = {
  readonly [Part in ReferencePart]: (read: ReferenceRead) => Promise<XeroReference[Part]>;
};

/** Each part is one call. */
const READERS: PartReaders = {
  organisation: readOrganisation,
  accounts: ({ reader, ...options }) =>
    reader.readList({
      ...options,
      listName: 'Accounts',
      schema: accountSchema,
      run: (api) => api.getAccounts(options.tenantId),
    }),
  taxRates: ({ reader, ...options }) =>
    reader.readList({
      ...options,
      listName: 'TaxRates',
      schema: taxRateSchema,
      run: (api) => api.getTaxRates(options.tenantId),
    }),
  trackingCategories: ({ reader, ...options }) =>
    reader.readList({
      ...options,
      listName: 'TrackingCategories',
      schema: trackingCategorySchema,
      run: (api) => api.getTrackingCategories(options.tenantId),
    }),
  currencies: ({ reader, ...options }) =>
    reader.readList({
      ...options,
      listName: 'Currencies',
      schema: currencySchema,
      run: (api) => api.getCurrencies(options.tenantId),
    }),
  items: ({ reader, ...options }) =>
    reader.readList({
      ...options,
      listName: 'Items',
      schema: itemReferenceSchema,
      run: (api) => api.getItems(options.tenantId),
    }),
};

/** Organisation, accounts, tax rates, tracking, currencies and items: six calls. */
export async function readReference(
  read: ReferenceRead,
  fetchedAt: string,
): Promise<XeroReference> {
  const [organisation, accounts, taxRates, trackingCategories, currencies, items] =
    await Promise.all([
      READERS.organisation(read),
      READERS.accounts(read),
      READERS.taxRates(read),
      READERS.trackingCategories(read),
      READERS.currencies(read),
      READERS.items(read),
    ]);
  return { organisation, accounts, taxRates, trackingCategories, currencies, items, fetchedAt };
}

/** Only these parts: a call each. */
export async function readReferenceParts(
  read: ReferenceRead,
  parts: readonly ReferencePart[],
): Promise<ReferenceParts> {
  const values = await Promise.all(parts.map(async (part) => [part, await READERS[part](read)]));
  return Object.fromEntries(values) as ReferenceParts;
}

async function readOrganisation({ reader, ...options }: ReferenceRead): Promise<XeroOrganisation> {
  const { tenantId } = options;
  const [organisation] = await reader.readList({
    ...options,
    listName: 'Organisations',
    schema: organisationSchema,
    run: (api) => api.getOrganisations(tenantId),
  });
  if (organisation === undefined) throw new DaybookError('xero.not_found');
  return { tenantId, ...organisation };
}

import type { WireOrder } from '../../contract/index.ts';

type WireCustomer = WireOrder['customer'];
type WireAddress = NonNullable<WireOrder['billingAddress']>;

const FIRST_NAMES = [
  'Ann',
  'Łukasz',
  'Fatima',
  'Björn',
  'Mei',
  'Jože',
  'Victoria',
  'Aroha',
  'Seán',
  'Noor',
];
const LAST_NAMES = [
  'Archer',
  'Østergård',
  'Nguyễn',
  'van den Berg',
  'Müller',
  "O'Neill",
  'Quill',
  'Smith',
  'Tane',
  'Kaur',
];

const ROLES = {
  registered: { id: 3, name: 'Registered', systemName: 'Registered', taxExempt: false },
  guests: { id: 4, name: 'Guests', systemName: 'Guests', taxExempt: false },
  wholesale: { id: 6, name: 'Wholesale', systemName: 'Wholesale', taxExempt: false },
  exempt: { id: 7, name: 'Tax exempt', systemName: 'TaxExempt', taxExempt: true },
};

export const CUSTOMER_ROLES = Object.values(ROLES);

export interface Buyer {
  readonly customer: WireCustomer;
  readonly billing: WireAddress;
  readonly isTaxExempt: boolean;
}

/** The buyer of a number: every fifth a guest, some companies, wholesalers and tax exempt ones. */
export function makeBuyer(number: number, country: string): Buyer {
  const firstName = FIRST_NAMES[number % FIRST_NAMES.length] ?? 'Ann';
  const lastName = LAST_NAMES[Math.floor(number / 3) % LAST_NAMES.length] ?? 'Smith';
  const email = `buyer${number}@example.test`;
  const isGuest = number % 5 === 0;
  const isTaxExempt = number % 17 === 3;
  const company = number % 7 === 2 ? `${lastName} & Sons Ltd` : null;
  const role = isGuest ? ROLES.guests : number % 11 === 4 ? ROLES.wholesale : ROLES.registered;
  return {
    isTaxExempt,
    customer: {
      id: 1000 + number,
      email: isGuest ? null : email,
      firstName: isGuest ? null : firstName,
      lastName: isGuest ? null : lastName,
      company: isGuest ? null : company,
      vatNumber: null,
      vatNumberStatus: 'Unknown',
      isTaxExempt: false,
      isGuest,
      roles: isTaxExempt ? [role, ROLES.exempt] : [role],
    },
    billing: {
      firstName,
      lastName,
      email,
      company,
      countryCode: number % 13 === 6 ? 'FR' : country,
      stateProvince: null,
      county: null,
      city: `Town ${number % 40}`,
      address1: `${(number % 97) + 1} High Street`,
      address2: number % 4 === 0 ? 'Unit 4' : null,
      zipPostalCode: String(10_000 + number),
      phoneNumber: '+1 555 0100',
    },
  };
}

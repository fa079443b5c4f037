import { FIX_KINDS, type FixKind } from './fix-kinds.ts';
import { listPartsOf } from './xero-causes.ts';

export type ReviewFix =
  | { readonly kind: 'paymentAccount'; readonly method: string }
  | {
      readonly kind: 'taxRate';
      readonly rate: string;
      readonly country: string;
      readonly reason: string;
    }
  | { readonly kind: 'account'; readonly account: string }
  | { readonly kind: 'revenueAccount'; readonly category: string }
  /** By its code, or by its id where it is gone and payments went there. */
  | { readonly kind: 'replaceAccount'; readonly account: string }
  | { readonly kind: 'replaceTaxRate'; readonly taxType: string }
  | { readonly kind: 'giftCard'; readonly card: number }
  | {
      readonly kind: 'bankDocument';
      readonly key: string;
      /** What was deleted can be booked again. */
      readonly isDeleted: boolean;
    }
  | { readonly kind: 'contact' | 'summary' | 'checkAgain' | 'order' | 'settings' };

type Details = Readonly<Record<string, string | number>>;

/** What a person does about a cause; a code that is not of booking is one of the settings. */
export function chooseFix(code: string, details: Details): ReviewFix {
  const read = (name: string): string => String(details[name] ?? '');
  const kind = findKind(code);
  switch (kind) {
    case 'paymentAccount':
      // An order without any payment method cannot be mapped: it is one to look at.
      return read('method') === 'none' ? { kind: 'order' } : { kind, method: read('method') };
    case 'taxRate':
      return { kind, rate: read('rate'), country: read('country'), reason: read('reason') };
    case 'account':
      return { kind, account: read('purpose') };
    case 'revenueAccount':
      return { kind, category: read('category') };
    case 'replaceAccount':
      return read('account') === '' ? { kind: 'settings' } : { kind, account: read('account') };
    case 'replaceTaxRate':
      return read('taxType') === '' ? { kind: 'settings' } : { kind, taxType: read('taxType') };
    case 'giftCard': {
      // Kept from before the card was named.
      const card = Number(details['card'] ?? 0);
      return card > 0 ? { kind, card } : { kind: 'order' };
    }
    case 'bankDocument':
      return { kind, key: read('key'), isDeleted: code === 'fees.deleted_in_xero' };
    case 'contact':
    case 'summary':
    case 'checkAgain':
    case 'order':
    case 'settings':
      return { kind };
  }
}

/** Whether looking again may help: the cause may be gone in Xero, or with time. */
export function canCheckAgain(code: string): boolean {
  return listPartsOf(code).length > 0 || findKind(code) === 'checkAgain';
}

function findKind(code: string): FixKind {
  const chosen = Object.hasOwn(FIX_KINDS, code)
    ? (FIX_KINDS as Readonly<Record<string, FixKind | undefined>>)[code]
    : undefined;
  return chosen ?? (listPartsOf(code).length > 0 ? 'checkAgain' : 'settings');
}

import { FIX_KINDS, type FixKind } from './fix-kinds.ts';

export type ReviewFix =
  | { readonly kind: 'paymentAccount'; readonly method: string }
  | {
      readonly kind: 'taxRate';
      readonly rate: string;
      readonly country: string;
      readonly reason: string;
    }
  | { readonly kind: 'account'; readonly account: string }
  | { readonly kind: 'checkAgain' | 'order' | 'settings' };

/** What a person does about a cause; a code that is not of booking is one of the settings. */
export function chooseFix(code: string, details: Readonly<Record<string, unknown>>): ReviewFix {
  const kind = Object.hasOwn(FIX_KINDS, code)
    ? (FIX_KINDS as Readonly<Record<string, FixKind>>)[code]
    : undefined;
  const read = (name: string): string => String(details[name] ?? '');
  switch (kind) {
    case 'paymentAccount':
      // An order without any payment method cannot be mapped: it is one to look at.
      return read('method') === 'none' ? { kind: 'order' } : { kind, method: read('method') };
    case 'taxRate':
      return { kind, rate: read('rate'), country: read('country'), reason: read('reason') };
    case 'account':
      return { kind, account: read('purpose') };
    case 'checkAgain':
    case 'order':
    case 'settings':
      return { kind };
    case undefined:
      return { kind: 'settings' };
  }
}

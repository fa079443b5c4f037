import type { Hold } from '../booking/hold.ts';
import type { ErrorCode } from '../errors/error-codes.ts';
import type { BookingSettings } from '../mapping/rule-set.ts';
import type { DifferenceChoice } from './list-choices.ts';

type Settings = Pick<
  BookingSettings,
  'lockedPeriod' | 'editedAfterPayment' | 'editedInXero' | 'voidedInXero'
>;

const OF_EDITS_IN_XERO: ReadonlySet<ErrorCode> = new Set(['order.edited_in_xero']);
const OF_VOIDS: ReadonlySet<ErrorCode> = new Set([
  'order.voided_in_xero',
  'order.credit_note_voided_in_xero',
]);

/**
 * What the rules say of an order's differences where they leave nothing to ask (accounting §4 and §7):
 * an invoice that can be neither updated nor voided, because its month is closed or something was paid
 * on it, of an order that is not paid, is credited on the first open day; the rest by the shop's
 * settings. Undefined where a person is asked, and where the differences call for several choices.
 */
export function chooseByRule(
  conflicts: readonly Hold[],
  settings: Settings,
  { isPaid }: { readonly isPaid: boolean },
): DifferenceChoice | undefined {
  const [first, ...others] = conflicts.map(({ code }) => chooseFor(code, settings, isPaid));
  return others.every((choice) => choice === first) ? first : undefined;
}

function chooseFor(
  code: ErrorCode,
  settings: Settings,
  isPaid: boolean,
): DifferenceChoice | undefined {
  if (code === 'order.changed_in_closed_period' && settings.lockedPeriod === 'nextOpenDay') {
    return 'reissue';
  }
  if (code === 'order.changed_after_payment') {
    return isPaid ? unlessAsked(settings.editedAfterPayment) : 'reissue';
  }
  if (OF_EDITS_IN_XERO.has(code)) return unlessAsked(settings.editedInXero);
  return OF_VOIDS.has(code) ? unlessAsked(settings.voidedInXero) : undefined;
}

function unlessAsked<Choice extends DifferenceChoice>(choice: Choice | 'ask'): Choice | undefined {
  return choice === 'ask' ? undefined : choice;
}

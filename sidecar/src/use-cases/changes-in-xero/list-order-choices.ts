import { describeCode } from '../../domain/errors/describe-code.ts';
import type { DifferenceChoice } from '../../domain/reconciliation/list-choices.ts';
import type { LedgerRow } from '../../ports/ledger-store.ts';
import type { OrderRecord } from '../../ports/order-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { CoreDeps } from '../core-deps.ts';
import { listChoicesOf } from './decide-difference.ts';
import { nameAsShown } from '../booking/name-as-shown.ts';
import { weighEdit } from '../booking/weigh-edit.ts';

export interface OrderChoices {
  readonly choices: readonly DifferenceChoice[];
  /** What an edit does not leave, and why. */
  readonly notPossible: readonly { readonly choice: DifferenceChoice; readonly because: string }[];
  /** Names the order that they are of; null where there are none. */
  readonly basedOn: string | null;
}

interface HeldOrder {
  readonly record: OrderRecord;
  readonly rows: readonly LedgerRow[];
  readonly tenantId: string;
}

/** What a person may say of a held order's difference. */
export async function listOrderChoices(
  deps: Pick<CoreDeps, 'ids' | 'clock'>,
  stores: Stores,
  order: HeldOrder,
): Promise<OrderChoices> {
  const listed = await listPossible(deps, stores, order);
  const isNothing = listed.choices.length === 0;
  return { ...listed, basedOn: isNothing ? null : await nameAsShown(deps, stores, order.record) };
}

async function listPossible(
  deps: Pick<CoreDeps, 'ids' | 'clock'>,
  stores: Stores,
  order: HeldOrder,
): Promise<Pick<OrderChoices, 'choices' | 'notPossible'>> {
  const { record, rows, tenantId } = order;
  const choices = listChoicesOf(record, rows);
  if (!choices.includes('reissue')) return { choices, notPossible: [] };
  const edit = await weighEdit(deps, { stores, record, tenantId });
  if (edit === undefined) {
    // Not the invoice was edited: its payment was, or nothing and its refund waits for an open day.
    const isLocked = record.reason?.code === 'organisation.period_locked';
    return { choices: isLocked ? [] : ['keepBooked'], notPossible: [] };
  }
  const { obstacle, difference } = edit;
  const holds = [
    { choice: 'reissue' as const, hold: obstacle },
    { choice: 'creditDifference' as const, hold: difference.ok ? undefined : difference.holds[0] },
  ];
  const notPossible = holds.flatMap(({ choice, hold }) =>
    hold === undefined ? [] : [{ choice, because: describeCode(hold.code, hold.details).message }],
  );
  const left = choices.filter((choice) => !notPossible.some((other) => other.choice === choice));
  return { choices: left, notPossible };
}

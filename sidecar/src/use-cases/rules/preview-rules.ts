import { bookOrder } from '../../domain/booking/book-order.ts';
import type { RuleSet } from '../../domain/mapping/rule-set.ts';
import { decideTiming } from '../../domain/order/order-timing.ts';
import { parseInstant, toLocalDate } from '../../domain/time/instant.ts';
import { getTimeZoneOrThrow } from '../../domain/time/organisation-time-zone.ts';
import type { NumberedRuleSet } from '../../ports/link-store.ts';
import type { OrderRecord } from '../../ports/order-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { getOwnLinkOrThrow } from '../find-link.ts';
import {
  findLinkKnowledge,
  loadBookingInput,
  loadOrderLedger,
  loadRules,
  type LinkKnowledge,
} from '../booking/load-booking-input.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';

/** Orders that are worked out for the answer; a person waits for it. */
const MAX_TRIED = 500;

export interface RulesEffect {
  /** Held orders that would be booked, and were held by the rules they have now. */
  readonly released: number;
  readonly amounts: readonly { readonly currency: string; readonly totalMinor: number }[];
  /** Held orders from the date on that need a person still. */
  readonly stillHeld: number;
  /** False where there are more held orders than were tried. */
  readonly isComplete: boolean;
}

/** What publishing rules would do to the orders that wait for a person. Nothing is written. */
export async function previewRules(
  deps: SetupDeps,
  input: { readonly linkId: string; readonly rules: RuleSet; readonly validFrom: string | null },
  actor: Actor,
): Promise<RulesEffect> {
  const { linkId, rules, validFrom } = input;
  await getOwnLinkOrThrow(deps.uow.stores, linkId, actor);
  const stores = deps.uow.reading;
  const knowledge = await findLinkKnowledge(stores, linkId);
  const held = await stores.orders.list({ linkId, state: 'held', limit: MAX_TRIED + 1 });
  if (knowledge === undefined) return { released: 0, amounts: [], stillHeld: 0, isComplete: true };
  const draft = { ...knowledge.rules, rules, validFrom };
  const totals = new Map<string, number>();
  let [released, stillHeld] = [0, 0];
  for (const record of held.slice(0, MAX_TRIED)) {
    if (validFrom !== null && findPlacedOn(record, knowledge) < validFrom) continue;
    if (await wouldRelease({ deps, stores, record, knowledge }, draft)) {
      released += 1;
      totals.set(record.currency, (totals.get(record.currency) ?? 0) + record.storeMinor);
    } else stillHeld += 1;
  }
  const amounts = [...totals].map(([currency, totalMinor]) => ({ currency, totalMinor }));
  return { released, amounts, stillHeld, isComplete: held.length <= MAX_TRIED };
}

interface Trial {
  readonly deps: SetupDeps;
  readonly stores: Stores;
  readonly record: OrderRecord;
  readonly knowledge: LinkKnowledge;
}

/** Held by the present rules and booked by the draft; one that was booked keeps its rules. */
async function wouldRelease(trial: Trial, draft: NumberedRuleSet): Promise<boolean> {
  const { stores, record, knowledge } = trial;
  const ledger = await loadOrderLedger(stores, record);
  if (ledger.ruleSetNumber !== undefined) return false;
  if (!(await canBook(trial, draft))) return false;
  return !(await canBook(trial, await loadRules(stores, record, { knowledge, ledger })));
}

async function canBook(trial: Trial, rules: NumberedRuleSet): Promise<boolean> {
  const { deps, stores, record, knowledge } = trial;
  const timing = decideTiming(record.snapshot, rules.rules.settings);
  if (timing.kind !== 'book') return false;
  const ledger = await loadOrderLedger(stores, record);
  const sources = { record, knowledge, rules, ledger, asOf: timing.asOf };
  return bookOrder(await loadBookingInput(deps, stores, sources)).ok;
}

function findPlacedOn(record: OrderRecord, knowledge: LinkKnowledge): string {
  const zone = getTimeZoneOrThrow(knowledge.reference.organisation.timezone);
  return toLocalDate(parseInstant(record.placedAt), zone);
}

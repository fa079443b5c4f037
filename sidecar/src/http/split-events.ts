import { storeEventSchema, type EventBatchAnswer } from '../contract/index.ts';
import type { StoreEvent } from '../ports/store-event-store.ts';
import { formatPath } from './check-input.ts';

export interface SplitEvents {
  readonly events: readonly StoreEvent[];
  readonly malformed: readonly { readonly raw: string; readonly path: string }[];
  readonly rejected: EventBatchAnswer['rejected'];
}

/** Longest raw text that is kept of an event that could not be understood. */
const MAX_RAW_CHARACTERS = 20_000;

/** What can be understood and what cannot, apart, so that one bad event holds up no other. */
export function splitEvents(items: readonly unknown[]): SplitEvents {
  const events: StoreEvent[] = [];
  const malformed: { raw: string; path: string }[] = [];
  const rejected: { sequence: number | null; path: string }[] = [];
  for (const [index, item] of items.entries()) {
    const parsed = storeEventSchema.safeParse(item);
    if (parsed.success) {
      events.push({ ...parsed.data, data: parsed.data.data ?? null });
      continue;
    }
    const path = formatPath(['events', index, ...(parsed.error.issues[0]?.path ?? [])]);
    malformed.push({ raw: JSON.stringify(item).slice(0, MAX_RAW_CHARACTERS), path });
    rejected.push({ sequence: findSequence(item), path });
  }
  return { events, malformed, rejected };
}

function findSequence(item: unknown): number | null {
  const sequence =
    typeof item === 'object' && item !== null && 'sequence' in item ? item.sequence : null;
  return Number.isSafeInteger(sequence) ? (sequence as number) : null;
}

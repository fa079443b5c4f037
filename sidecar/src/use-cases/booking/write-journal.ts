import { DaybookError } from '../../domain/errors/daybook-error.ts';
import type { BookedJournal } from '../../domain/ledger/correcting-journal.ts';
import { WORK_PRIORITY } from '../../domain/ledger/work-priority.ts';
import { formatMinor } from '../../domain/money/amount.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { addSharedStep } from './add-step.ts';
import type { PreviewedJournal } from './preview-corrections.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';
import type { RecodedDocument } from './try-correction.ts';

interface JournalToWrite {
  readonly linkId: string;
  readonly month: string;
  readonly journal: PreviewedJournal;
  readonly actor: Actor;
}

/**
 * The journal into the outbox with the documents that it moves, in one transaction: it is sent once,
 * and only once it is posted do they count as moved. Throws `ledger.correction_changed` where one of them is
 * not what it was, is under way in another journal, or its order has something else on its way.
 */
export async function writeJournal(
  deps: SetupDeps,
  { linkId, month, journal, actor }: JournalToWrite,
): Promise<void> {
  const { lineAmountTypes, on, lines, documents, currency } = journal;
  const now = deps.clock.nowIso();
  const id = deps.ids.uuid().slice(0, 8);
  const body: BookedJournal = {
    kind: 'manualJournal',
    key: `journal:${month}:${id}`,
    needs: [],
    on,
    narration: `Daybook correction ${month}, ${documents.length} documents (${id})`,
    lineAmountTypes,
    lines,
  };
  await deps.uow.transaction(async (stores) => {
    await assertUnchanged(stores, documents, { linkId, month });
    await stores.corrections.addJournaled(
      documents.map(({ orderGuid, key, to, after }) => ({
        linkId,
        orderGuid,
        key,
        journalKey: body.key,
        ruleSetNumber: to,
        body: after,
      })),
    );
    const ruleSetNumber = Math.max(...documents.map(({ to }) => to));
    const priority = WORK_PRIORITY.person;
    await addSharedStep(deps, stores, { linkId, ruleSetNumber, priority, body });
    await stores.review.resolve(linkId, makeJournalCause(month), now);
    await stores.audit.append({
      at: now,
      actor: actor.adminId,
      actorName: actor.name,
      action: 'booked orders corrected by a journal',
      subject: linkId,
      before: null,
      after: {
        narration: body.narration,
        on,
        documents: documents.map(({ before }) => before.number),
        lines: lines.map(({ accountCode, taxType, debitMinor }) =>
          `${accountCode} ${taxType} ${formatMinor(debitMinor)} ${currency}`.replace('  ', ' '),
        ),
      },
    });
  });
}

/** One entry a month, however often its journal is refused. */
export function makeJournalCause(month: string): string {
  return `ledger.journal_refused:${month}`;
}

/** Read again where nothing can come between: the documents stand as they did, by the same rules. */
async function assertUnchanged(
  stores: Stores,
  documents: readonly RecodedDocument[],
  { linkId, month }: Pick<JournalToWrite, 'linkId' | 'month'>,
): Promise<void> {
  const rows = await stores.ledger.findByKeys(
    linkId,
    documents.map(({ key }) => key),
  );
  const byKey = new Map(rows.map((row) => [row.key, row]));
  for (const document of documents) {
    const row = byKey.get(document.key);
    const journaled = await stores.corrections.listJournaled(document);
    const underWay = await stores.corrections.listUnderWay(document);
    // What is being taken back or edited by now is not moved as well.
    const openSteps = await stores.steps.countOpenForOrder(document);
    const rules =
      journaled.find(({ key }) => key === document.key)?.ruleSetNumber ?? row?.ruleSetNumber;
    if (rules !== document.from || underWay.includes(document.key) || openSteps > 0) {
      throw new DaybookError('ledger.correction_changed', { details: { month } });
    }
  }
}

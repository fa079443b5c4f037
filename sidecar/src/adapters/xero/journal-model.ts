import type { BookedJournal } from '../../domain/ledger/correcting-journal.ts';
import { minorToXeroNumber } from './xero-number.ts';
import { cleanLine, MAX_LENGTHS } from './xero-text.ts';

/** Posted at once: a draft moves nothing. Debits are positive (xero-node, ManualJournalLine). */
export function makeJournalModel(journal: BookedJournal): object {
  const narration = cleanNarration(journal);
  return {
    narration,
    date: journal.on,
    status: 'POSTED',
    lineAmountTypes: journal.lineAmountTypes,
    journalLines: journal.lines.map(({ accountCode, taxType, tracking, debitMinor }) => ({
      lineAmount: minorToXeroNumber(debitMinor),
      accountCode,
      description: narration,
      ...(journal.lineAmountTypes === 'NoTax' ? {} : { taxType }),
      ...(tracking.length === 0
        ? {}
        : { tracking: tracking.map(({ name, option }) => ({ name, option })) }),
    })),
  };
}

/** What a journal is known by in Xero: it has no number. */
export function cleanNarration({ narration }: BookedJournal): string {
  return cleanLine(narration, MAX_LENGTHS.description);
}

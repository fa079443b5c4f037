import { randomUUID } from 'node:crypto';
import { addMoney, computeTax } from './arithmetic.ts';
import { dayToMsDate, readDay, toMsDate } from './envelope.ts';
import type { Organisation } from './organisation.ts';
import type { JournalLine, ManualJournal } from './records.ts';
import {
  checkLockDates,
  ElementRefusal,
  findLineAccountOrRefuse,
  findTaxRateOrRefuse,
} from './validation.ts';
import { readList, readNumber, readText, type Fields } from './wire-input.ts';

/** Debits are positive; with tax they balance before it is taken out, or before it is put on. */
export function createManualJournal(
  organisation: Organisation,
  fields: Fields,
  now: number,
): ManualJournal {
  const day = readDay(fields['Date']) ?? new Date(now).toISOString().slice(0, 10);
  const narration = readText(fields['Narration']);
  const lineAmountTypes = readText(fields['LineAmountTypes']) || 'NoTax';
  if (narration === '') throw new ElementRefusal('Narration must be specified');
  const lines = readList(fields['JournalLines']).map((line) =>
    readLine(organisation, line, lineAmountTypes),
  );
  checkBalance(lines, lineAmountTypes);
  const status = readText(fields['Status']) || 'DRAFT';
  if (status === 'POSTED') checkLockDates(organisation, day);
  const journal: ManualJournal = {
    ManualJournalID: randomUUID(),
    Narration: narration,
    Date: day,
    Status: status,
    LineAmountTypes: lineAmountTypes,
    JournalLines: lines,
    UpdatedDateUTC: now,
  };
  organisation.journals.push(journal);
  return journal;
}

function readLine(
  organisation: Organisation,
  fields: Fields,
  lineAmountTypes: string,
): JournalLine {
  const account = findLineAccountOrRefuse(organisation, readText(fields['AccountCode']));
  const isTaxed = lineAmountTypes !== 'NoTax';
  const taxType = isTaxed ? readText(fields['TaxType']) || account.TaxType : 'NONE';
  const rate = isTaxed ? findTaxRateOrRefuse(organisation, taxType, account) : 0;
  const amount = readNumber(fields['LineAmount'], 0);
  return {
    LineAmount: amount,
    AccountCode: account.Code,
    AccountID: account.AccountID,
    Description: readText(fields['Description']),
    TaxType: taxType,
    TaxAmount: computeTax(amount, rate, lineAmountTypes),
    Tracking: readList(fields['Tracking']).map((entry) => ({
      Name: readText(entry['Name']),
      Option: readText(entry['Option']),
    })),
  };
}

function checkBalance(lines: readonly JournalLine[], lineAmountTypes: string): void {
  const gross = lines.map(({ LineAmount, TaxAmount }) =>
    lineAmountTypes === 'Exclusive' ? addMoney(LineAmount, TaxAmount) : LineAmount,
  );
  const debits = addMoney(...gross.filter((amount) => amount > 0));
  const credits = addMoney(...gross.filter((amount) => amount < 0));
  if (lines.length >= 2 && addMoney(debits, credits) === 0) return;
  const [debitText, creditText] = [debits.toFixed(2), credits.toFixed(2)];
  throw new ElementRefusal(
    `The total debits (${debitText}) must equal total credits (${creditText})`,
  );
}

export function showManualJournal(journal: ManualJournal): Record<string, unknown> {
  return {
    ...journal,
    Date: dayToMsDate(journal.Date),
    UpdatedDateUTC: toMsDate(journal.UpdatedDateUTC),
    ShowOnCashBasisReports: true,
    HasAttachments: false,
  };
}

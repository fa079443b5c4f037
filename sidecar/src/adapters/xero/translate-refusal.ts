import type { StepKind } from '../../domain/ledger/step.ts';
import type { OrderReason } from '../../ports/order-store.ts';
import { ERROR_CATALOGUE, type CatalogueRow } from './error-catalogue.ts';

interface CompiledRow {
  readonly row: CatalogueRow;
  readonly pattern: RegExp;
}

const COMPILED: readonly CompiledRow[] = ERROR_CATALOGUE.map((row) => ({
  row,
  pattern: compileText(row.text),
}));

/** Kinds that make a document: for them a closed document of the number means that it is taken. */
const CREATES: ReadonlySet<StepKind> = new Set(['invoice', 'creditNote']);
const MAX_TEXT = 500;

/** Xero's validation texts as one of our reasons; a text that is not known is kept as it is. */
export function translateRefusal(messages: readonly string[], kind: StepKind): OrderReason {
  for (const { row, pattern } of COMPILED) {
    for (const message of messages) {
      const match = pattern.exec(message.trim());
      if (match !== null) return toReason(row, match, kind);
    }
  }
  return { code: 'xero.refused', details: { text: cutMessage(messages.join(' ')) } };
}

function toReason(row: CatalogueRow, match: RegExpExecArray, kind: StepKind): OrderReason {
  const found = Object.entries(match.groups ?? {}).map(([name, value]) => [
    name,
    cutMessage(value),
  ]);
  const details = {
    ...row.details,
    ...Object.fromEntries(found),
    ...(row.keepsText === true ? { text: cutMessage(match.input) } : {}),
  };
  const isTaken = row.code === 'xero.document_closed' && CREATES.has(kind);
  return { code: isTaken ? 'xero.number_taken' : row.code, details };
}

/** `{name}` becomes a named group; the last one of a text ends at its punctuation. */
function compileText(text: string): RegExp {
  const parts = text.split(/(\{\w*\})/);
  const source = parts.map((part, index) => {
    if (!/^\{\w*\}$/.test(part)) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const isLast = index >= parts.length - 2 && parts.at(-1) === '';
    const body = isLast ? String.raw`\{?(?<NAME>[^{}.]+)\}?` : '(?<NAME>.+?)';
    const name = part.slice(1, -1);
    return name === '' ? body.replace('?<NAME>', '?:') : body.replace('NAME', name);
  });
  return new RegExp(`^${source.join('')}`, 'i');
}

function cutMessage(text: string): string {
  return text.trim().slice(0, MAX_TEXT);
}

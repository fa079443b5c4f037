import { sql, type RawBuilder } from 'kysely';
import { MOST_SEARCH_HITS } from '../../contract/index.ts';

const SHORTEST_PART = 3;

/**
 * Rows of orders that hold the words: any part of three characters or more, else a number's beginning. Of
 * many hits the latest: a search for half the orders stays quick.
 */
export function findRowsByWords(search: string): RawBuilder<{ row_number: number }> {
  const words = search.trim().split(/\s+/);
  const parts = words.filter((word) => countCharacters(word) >= SHORTEST_PART);
  if (parts.length > 0) return matchParts(parts);
  const phrase = words.join(' ');
  if (countCharacters(phrase) >= SHORTEST_PART) return matchParts([phrase]);
  return sql`(SELECT rowid AS row_number FROM orders
    WHERE number >= ${phrase} COLLATE NOCASE AND number < ${`${phrase}\u{10ffff}`} COLLATE NOCASE
    ORDER BY number COLLATE NOCASE LIMIT ${sql.lit(MOST_SEARCH_HITS)})`;
}

/** All of them, in any order; in quotation marks, so that nobody's words are read as operators. */
function matchParts(parts: readonly string[]): RawBuilder<{ row_number: number }> {
  const query = parts.map((part) => `"${part.replaceAll('"', '""')}"`).join(' AND ');
  return sql`(SELECT rowid AS row_number FROM order_search WHERE order_search MATCH ${query}
    ORDER BY rowid DESC LIMIT ${sql.lit(MOST_SEARCH_HITS)})`;
}

function countCharacters(text: string): number {
  return Array.from(text).length;
}

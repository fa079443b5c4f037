import { sql } from 'kysely';

// A partial index serves a query only where its condition stands in the text, not in a parameter.
export const YES = sql.lit(1);
export const PLANNED = sql.lit('planned');
export const UNKNOWN = sql.lit('unknown');
export const WRITTEN = sql.lit('written');
/** Steps that are not settled: one of them a key. */
export const OPEN_STEPS = [PLANNED, sql.lit('sending'), UNKNOWN] as const;

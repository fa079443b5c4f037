import { sql, type Kysely } from 'kysely';
import type { DatabaseSchema } from '../database-schema.ts';

/** Rules from before there was a choice by method and role: all orders go one way. */
const STATEMENT = `UPDATE rule_sets SET rules = json_set(rules, '$.settings.postingModes', json('[]'))`;

export const postingModes = {
  async up(db: Kysely<DatabaseSchema>): Promise<void> {
    await sql.raw(STATEMENT).execute(db);
  },
};

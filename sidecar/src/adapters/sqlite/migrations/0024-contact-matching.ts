import { sql, type Kysely } from 'kysely';
import type { DatabaseSchema } from '../database-schema.ts';

/** Postcode and tax number without what is written in several ways; the country in front is cut. */
const TIGHT = (column: string): string =>
  `upper(replace(replace(replace(replace(${column}, ' ', ''), '-', ''), '.', ''), '/', ''))`;

const STATEMENTS = [
  `ALTER TABLE contacts ADD COLUMN tax_key TEXT NOT NULL DEFAULT ''`,
  `ALTER TABLE contacts ADD COLUMN postal_key TEXT NOT NULL DEFAULT ''`,
  `ALTER TABLE contacts ADD COLUMN details TEXT`,
  `UPDATE contacts SET tax_key = ${TIGHT('tax_number')}, postal_key = ${TIGHT('postal_code')}`,
  `UPDATE contacts SET tax_key = substr(tax_key, 3) WHERE tax_key GLOB '*[0-9]*'
    AND substr(tax_key, 1, 2) IN ('AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'EL', 'ES', 'FI',
      'FR', 'GB', 'HR', 'HU', 'IE', 'IT', 'LT', 'LU', 'LV', 'MT', 'NL', 'PL', 'PT', 'RO', 'SE', 'SI',
      'SK', 'XI')`,
  `CREATE INDEX contacts_by_tax_key ON contacts (tenant_id, tax_key)`,
  `CREATE INDEX contacts_by_postal_key ON contacts (tenant_id, postal_key)`,
  `DROP INDEX contacts_by_tax_number`,
  // Read once more from the beginning: phones and addresses were not kept before.
  `DELETE FROM contact_mirrors`,
  `CREATE TABLE contact_choices (
    link_id TEXT NOT NULL,
    contact_number TEXT NOT NULL,
    contact_id TEXT,
    instead_of TEXT NOT NULL,
    PRIMARY KEY (link_id, contact_number)
  ) STRICT, WITHOUT ROWID`,
];

/** Doubtful contacts are a person's, who is asked once. */
export const contactMatching = {
  async up(db: Kysely<DatabaseSchema>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

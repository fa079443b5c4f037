import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { OPEN_STEPS } from './literals.ts';

/** While a journal that moves a document of the order is on its way, the order is not worked out anew. */
export function hasNoJournalUnderWay(): RawBuilder<SqlBool> {
  return sql<SqlBool>`NOT EXISTS (
    SELECT 1 FROM journal_documents
    JOIN steps ON steps.link_id = journal_documents.link_id
      AND steps.key = journal_documents.journal_key
    WHERE journal_documents.link_id = orders.link_id
      AND journal_documents.order_guid = orders.order_guid
      AND steps.state IN (${sql.join([...OPEN_STEPS])}))`;
}

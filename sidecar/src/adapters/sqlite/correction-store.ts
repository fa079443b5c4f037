import { sql } from 'kysely';
import type { CorrectionStore, OlderOptions } from '../../ports/correction-store.ts';
import { fromJson, type Db } from './db.ts';
import { OPEN_STEPS, YES } from './literals.ts';

export function createCorrectionStore(db: Db): CorrectionStore {
  return {
    async find({ linkId, orderGuid }) {
      const row = await db
        .selectFrom('corrections')
        .select(['from_rule_set', 'to_rule_set'])
        .where('link_id', '=', linkId)
        .where('order_guid', '=', orderGuid)
        .executeTakeFirst();
      return row === undefined ? undefined : { from: row.from_rule_set, to: row.to_rule_set };
    },
    async ask({ linkId, orderGuid }, { from, to }) {
      const values = { from_rule_set: from, to_rule_set: to };
      await db
        .insertInto('corrections')
        .values({ link_id: linkId, order_guid: orderGuid, ...values })
        .onConflict((conflict) => conflict.columns(['link_id', 'order_guid']).doUpdateSet(values))
        .execute();
    },
    async drop({ linkId, orderGuid }) {
      await db
        .deleteFrom('corrections')
        .where('link_id', '=', linkId)
        .where('order_guid', '=', orderGuid)
        .execute();
    },
    async listOlderMonths(options) {
      const month = sql<string>`substr(ledger.issued_on, 1, 7)`;
      return selectOlder(db, options)
        .select((expression) => [
          month.as('month'),
          expression.fn.countAll<number>().as('documents'),
        ])
        .groupBy(month)
        .orderBy(month)
        .execute();
    },
    async listOlder({ month, ...options }) {
      return selectOlder(db, options)
        .where('ledger.issued_on', '>=', `${month}-01`)
        .where('ledger.issued_on', '<=', `${month}-31`)
        .innerJoin('orders', (join) =>
          join
            .onRef('orders.link_id', '=', 'ledger.link_id')
            .onRef('orders.order_guid', '=', 'ledger.order_guid'),
        )
        .where('orders.state', '=', 'booked')
        .select(['orders.link_id as linkId', 'orders.order_guid as orderGuid'])
        .groupBy(['orders.link_id', 'orders.order_guid'])
        .orderBy('orders.placed_at')
        .execute();
    },
    ...createJournaledStore(db),
  };
}

function createJournaledStore(
  db: Db,
): Pick<CorrectionStore, 'addJournaled' | 'listJournaled' | 'listUnderWay'> {
  return {
    async addJournaled(documents) {
      for (const document of documents) {
        const { linkId, orderGuid, key, journalKey, ruleSetNumber, body } = document;
        await db
          .insertInto('journal_documents')
          .values({
            link_id: linkId,
            order_guid: orderGuid,
            key,
            journal_key: journalKey,
            rule_set_number: ruleSetNumber,
            body: JSON.stringify(body),
          })
          .execute();
      }
    },
    async listJournaled({ linkId, orderGuid }) {
      const rows = await db
        .selectFrom('journal_documents')
        .innerJoin('ledger', (join) =>
          join
            .onRef('ledger.link_id', '=', 'journal_documents.link_id')
            .onRef('ledger.key', '=', 'journal_documents.journal_key'),
        )
        .selectAll('journal_documents')
        .where('journal_documents.link_id', '=', linkId)
        .where('journal_documents.order_guid', '=', orderGuid)
        .where('ledger.state', '=', 'posted')
        .orderBy('ledger.posted_at')
        .execute();
      const documents = rows.map((row) => ({
        linkId,
        orderGuid,
        key: row.key,
        journalKey: row.journal_key,
        ruleSetNumber: row.rule_set_number,
        body: fromJson(row.body),
      }));
      // Moved more than once, a document counts as the last journal says.
      return [...new Map(documents.map((document) => [document.key, document])).values()];
    },
    async listUnderWay({ linkId, orderGuid }) {
      const rows = await db
        .selectFrom('journal_documents')
        .innerJoin('steps', (join) =>
          join
            .onRef('steps.link_id', '=', 'journal_documents.link_id')
            .onRef('steps.key', '=', 'journal_documents.journal_key'),
        )
        .select('journal_documents.key')
        .where('journal_documents.link_id', '=', linkId)
        .where('journal_documents.order_guid', '=', orderGuid)
        .where('steps.state', 'in', OPEN_STEPS)
        .execute();
      return rows.map(({ key }) => key);
    },
  };
}

/** Documents by other rules than the newest, and not moved there by a journal. */
function selectOlder(db: Db, { linkId, newest }: OlderOptions) {
  return (
    db
      .selectFrom('ledger')
      .where('ledger.link_id', '=', linkId)
      .where('ledger.kind', 'in', [sql.lit('invoice'), sql.lit('creditNote')])
      .where('ledger.state', '=', sql.lit('posted'))
      .where('ledger.rule_set_number', '<>', newest)
      // A summary is corrected by its orders' parts.
      .where('ledger.order_guid', 'is not', null)
      .where((expression) =>
        expression.not(
          expression.exists(
            expression
              .selectFrom('journal_documents as moved')
              .innerJoin('ledger as journal', (join) =>
                join
                  .onRef('journal.link_id', '=', 'moved.link_id')
                  .onRef('journal.key', '=', 'moved.journal_key'),
              )
              .select(YES.as('found'))
              .whereRef('moved.link_id', '=', 'ledger.link_id')
              .whereRef('moved.order_guid', '=', 'ledger.order_guid')
              .whereRef('moved.key', '=', 'ledger.key')
              .where('moved.rule_set_number', '=', newest),
          ),
        ),
      )
  );
}

import type { RuleSet } from '../../domain/mapping/rule-set.ts';
import { DaybookError } from '../../domain/errors/daybook-error.ts';
import {
  isPending,
  type Link,
  type LinkStore,
  type NumberedRuleSet,
} from '../../ports/link-store.ts';
import { fromJson, type Db } from './db.ts';
import type { LinksTable, RuleSetsTable } from './database-schema.ts';

export function createLinkStore(db: Db): LinkStore {
  const links = db.selectFrom('links').selectAll();
  const ruleSets = db.selectFrom('rule_sets').selectAll();

  async function getOrThrow(id: string): Promise<Link> {
    const row = await links.where('id', '=', id).executeTakeFirst();
    if (row === undefined) throw new DaybookError('setup.link_unknown', { details: { link: id } });
    return toLink(row);
  }

  return {
    getOrThrow,
    async add(link) {
      await db.insertInto('links').values(toRow(link)).execute();
    },
    async update(link) {
      const { id, ...values } = toRow(link);
      await db.updateTable('links').set(values).where('id', '=', id).execute();
    },
    async list() {
      return (await links.orderBy('code').execute()).map(toLink);
    },
    async remove(id) {
      await db.deleteFrom('rule_sets').where('link_id', '=', id).execute();
      await db.deleteFrom('checked_rows').where('link_id', '=', id).execute();
      await db.deleteFrom('links').where('id', '=', id).execute();
    },
    async findByStore(pairingId, storeId) {
      const rows = await links
        .where('pairing_id', '=', pairingId)
        .where('store_id', '=', storeId)
        .where('live_until', 'is', null)
        .execute();
      return rows.map(toLink).find((link) => !isPending(link));
    },
    async listByPairing(pairingId) {
      return (await links.where('pairing_id', '=', pairingId).execute()).map(toLink);
    },
    async publishRuleSet(linkId, rules, publication) {
      const last = await db
        .selectFrom('rule_sets')
        .select((expression) => expression.fn.max('number').as('number'))
        .where('link_id', '=', linkId)
        .executeTakeFirst();
      const number = (last?.number ?? 0) + 1;
      await db
        .insertInto('rule_sets')
        .values({
          link_id: linkId,
          number,
          rules: JSON.stringify(rules),
          published_at: publication.at,
          published_by: publication.by,
          valid_from: publication.validFrom,
        })
        .execute();
      await db
        .updateTable('links')
        .set({ current_rule_set_number: number })
        .where('id', '=', linkId)
        .execute();
      return number;
    },
    async getRuleSetOrThrow(linkId, number) {
      const row = await ruleSets
        .where('link_id', '=', linkId)
        .where('number', '=', number)
        .executeTakeFirstOrThrow();
      return toRuleSet(row);
    },
    async findCurrentRuleSet(linkId) {
      const { currentRuleSetNumber } = await getOrThrow(linkId);
      if (currentRuleSetNumber === null) return undefined;
      const row = await ruleSets
        .where('link_id', '=', linkId)
        .where('number', '=', currentRuleSetNumber)
        .executeTakeFirst();
      return row === undefined ? undefined : toRuleSet(row);
    },
    listRuleSets: (linkId) =>
      db
        .selectFrom('rule_sets')
        .select(['number', 'valid_from as validFrom'])
        .where('link_id', '=', linkId)
        .orderBy('number')
        .execute(),
  };
}

function toLink(row: LinksTable): Link {
  return {
    id: row.id,
    code: row.code,
    pairingId: row.pairing_id,
    storeId: row.store_id,
    storeName: row.store_name,
    storeUrl: row.store_url,
    tenantId: row.tenant_id,
    state: row.state as Link['state'],
    liveFrom: row.live_from,
    bookFirst: row.book_first,
    pausedBy: row.paused_by,
    pausedAt: row.paused_at,
    currentRuleSetNumber: row.current_rule_set_number,
    replaces: row.replaces,
    liveUntil: row.live_until,
    afterwards: row.afterwards as Link['afterwards'],
  };
}

function toRow(link: Link): LinksTable {
  return {
    id: link.id,
    code: link.code,
    pairing_id: link.pairingId,
    store_id: link.storeId,
    store_name: link.storeName,
    store_url: link.storeUrl,
    tenant_id: link.tenantId,
    state: link.state,
    live_from: link.liveFrom,
    book_first: link.bookFirst,
    paused_by: link.pausedBy,
    paused_at: link.pausedAt,
    current_rule_set_number: link.currentRuleSetNumber,
    replaces: link.replaces,
    live_until: link.liveUntil,
    afterwards: link.afterwards,
  };
}

function toRuleSet(row: RuleSetsTable): NumberedRuleSet {
  return {
    number: row.number,
    rules: fromJson<RuleSet>(row.rules),
    publishedAt: row.published_at,
    publishedBy: row.published_by,
    validFrom: row.valid_from,
  };
}

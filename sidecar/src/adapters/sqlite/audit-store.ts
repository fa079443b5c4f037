import type { AuditEntry, AuditStore } from '../../ports/audit-store.ts';
import type { AuditLogTable } from './database-schema.ts';
import { fromJson, type Db } from './db.ts';

export function createAuditStore(db: Db): AuditStore {
  return {
    async append(entry) {
      await db
        .insertInto('audit_log')
        .values({
          at: entry.at,
          actor: entry.actor,
          actor_name: entry.actorName,
          action: entry.action,
          subject: entry.subject,
          before_value: JSON.stringify(entry.before ?? null),
          after_value: JSON.stringify(entry.after ?? null),
        })
        .execute();
    },
    async list(limit) {
      const rows = await db
        .selectFrom('audit_log')
        .selectAll()
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toAuditEntry);
    },
    async listForSubject(subject, limit) {
      const rows = await db
        .selectFrom('audit_log')
        .selectAll()
        .where('subject', '=', subject)
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toAuditEntry);
    },
  };
}

export function toAuditEntry(row: Omit<AuditLogTable, 'id'>): AuditEntry {
  const { before_value, after_value, actor_name, at, actor, action, subject } = row;
  return {
    at,
    actor,
    actorName: actor_name,
    action,
    subject,
    before: fromJson(before_value),
    after: fromJson(after_value),
  };
}

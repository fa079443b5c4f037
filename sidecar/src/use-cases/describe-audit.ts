import { listChanges, type Change } from '../domain/activity/list-changes.ts';
import { listRuleChanges } from '../domain/mapping/list-rule-changes.ts';
import type { ActivityOrder } from '../ports/activity-store.ts';
import type { AuditEntry } from '../ports/audit-store.ts';
import type { Link } from '../ports/link-store.ts';
import type { Stores } from '../ports/unit-of-work.ts';

export interface DescribedAudit {
  readonly entry: AuditEntry;
  readonly order: ActivityOrder | null;
  readonly changes: readonly Change[];
}

/** The order that it was about, and what changed in words that a person reads. */
export async function describeAudit(
  stores: Stores,
  links: readonly Link[],
  entry: AuditEntry,
): Promise<DescribedAudit> {
  const [linkId = '', rest = ''] = entry.subject.split('/');
  const link = links.find((own) => own.id === linkId);
  const found =
    link === undefined || !/^\d+$/.test(rest)
      ? undefined
      : await stores.orders.findByOrderId(linkId, Number(rest));
  const order =
    found === undefined
      ? null
      : { linkId, orderGuid: found.orderGuid, orderId: found.orderId, number: found.number };
  const changes =
    (link === undefined ? undefined : await describeRules(stores, link, entry)) ??
    listChanges(entry.before, entry.after);
  return { entry, order, changes };
}

/** Of rules the entry holds the numbers: what differs is in the rule sets, which never change. */
async function describeRules(
  stores: Stores,
  link: Link,
  entry: AuditEntry,
): Promise<Change[] | undefined> {
  if (entry.action !== 'rules published') return undefined;
  const [before, after] = [entry.before, entry.after].map(readNumber);
  if (after === undefined) return undefined;
  const reference = await stores.reference.findXero(link.tenantId);
  const now = await stores.links.getRuleSetOrThrow(link.id, after);
  // The first ones are a beginning, not a change: their number says it.
  if (before === undefined) return undefined;
  const old = await stores.links.getRuleSetOrThrow(link.id, before);
  const dates = listChanges({ validFrom: null }, { validFrom: readDate(entry.after) });
  return [...listRuleChanges(old.rules, now.rules, reference), ...dates];
}

function readNumber(value: unknown): number | undefined {
  const found = (value as { number?: unknown } | null)?.number;
  return typeof found === 'number' ? found : undefined;
}

function readDate(value: unknown): unknown {
  return (value as { validFrom?: unknown } | null)?.validFrom ?? null;
}

import type { BookingSettings, ItemRule, RuleSet } from '../../domain/mapping/rule-set.ts';
import { showExample, type SettingsExample } from '../../domain/settings/show-example.ts';
import { DEFAULT_SETTINGS } from '../../domain/suggestion/suggest-rule-set.ts';
import { getTimeZoneOrThrow } from '../../domain/time/organisation-time-zone.ts';
import type { Link } from '../../ports/link-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { getOwnLinkOrThrow } from '../find-link.ts';
import { readRules } from './publish-rules.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';

type SettingName = keyof BookingSettings | keyof ItemRule;

/** Who last changed a setting, and with which rules. */
export interface LastChange {
  readonly by: string | null;
  readonly at: string;
  readonly ruleSetNumber: number;
}

export interface ShownSettings {
  readonly defaults: Partial<RuleSet['settings'] & ItemRule>;
  readonly lastChanges: Readonly<Record<string, LastChange>>;
  readonly example: SettingsExample | null;
}

/** What the pages say beside each setting: who changed it, and what it makes of the latest order. */
export async function readSettings(
  deps: Pick<SetupDeps, 'uow'>,
  linkId: string,
  actor: Actor,
): Promise<ShownSettings> {
  const stores = deps.uow.reading;
  const link = await getOwnLinkOrThrow(stores, linkId, actor);
  const { rules } = await readRules(deps, linkId, actor);
  const [order] = await stores.orders.list({ linkId, limit: 1 });
  const reference = await stores.reference.findXero(link.tenantId);
  const example =
    order === undefined || reference === undefined
      ? null
      : showExample(order.snapshot, rules.settings, {
          timeZone: getTimeZoneOrThrow(reference.organisation.timezone),
          storeName: link.storeName,
        });
  return { defaults: DEFAULT_SETTINGS, lastChanges: await findLastChanges(stores, link), example };
}

/** The latest rules that gave each setting another value than those before them. */
async function findLastChanges(
  stores: Stores,
  link: Link,
): Promise<Readonly<Record<string, LastChange>>> {
  const names = await findPublishers(stores, link);
  const changes = new Map<string, LastChange>();
  let before: ReadonlyMap<SettingName, string> = new Map();
  for (const { number } of await stores.links.listRuleSets(link.id)) {
    const published = await stores.links.getRuleSetOrThrow(link.id, number);
    const now = listValues(published.rules);
    for (const [name, value] of now) {
      if (before.get(name) === value) continue;
      const by = names.get(number) ?? null;
      changes.set(name, { by, at: published.publishedAt, ruleSetNumber: number });
    }
    before = now;
  }
  return Object.fromEntries(changes);
}

function listValues({ settings, items }: RuleSet): ReadonlyMap<SettingName, string> {
  const entries = Object.entries({ ...settings, ...items });
  return new Map(entries.map(([name, value]) => [name as SettingName, JSON.stringify(value)]));
}

const MOST_ENTRIES = 10_000;

/** The rule sets know their publishers by the store's number; the audit log has their names. */
async function findPublishers(stores: Stores, link: Link): Promise<ReadonlyMap<number, string>> {
  const entries = await stores.audit.listForSubject(link.id, MOST_ENTRIES);
  return new Map(
    entries
      .filter(({ action }) => action === 'rules published')
      .flatMap(({ after, actorName, actor }) => {
        const { number } = after as { number: number };
        return [[number, actorName ?? actor] as const];
      }),
  );
}

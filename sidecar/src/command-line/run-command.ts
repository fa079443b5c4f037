import {
  backfillEstimateSchema,
  backfillListSchema,
  backfillSchema,
  orderListSchema,
  orderPreviewSchema,
  statusSchema,
  type WireOrderPreview,
  type WireOrderRow,
  type WireStatus,
} from '../contract/index.ts';
import type { Command, Invocation } from './parse-command.ts';
import type { Outcome } from './outcome.ts';
import { Refusal, type ServiceClient } from './service-client.ts';
import { undoPastOrders } from './undo-past-orders.ts';
import {
  describeBackfill,
  describeEstimate,
  describeLinks,
  describePreview,
  describeRow,
  describeStatus,
} from './describe-answers.ts';

/** The most that a page of orders holds. */
const PAGE = '500';

/** Does what was asked. Throws a Refusal with what the service said instead. */
export async function runCommand(
  client: ServiceClient,
  { command, link }: Pick<Invocation, 'command' | 'link'>,
): Promise<Outcome> {
  const status = statusSchema.parse(await client.ask('GET', '/status'));
  switch (command.name) {
    case 'status':
      return { data: status, lines: describeStatus(status) };
    case 'links':
      return { data: status.links, lines: describeLinks(status) };
    case 'plan':
      return planOrder(client, command.order, chooseLink(status, link));
    case 'resync':
      return resyncOrders(client, command.orders, chooseLink(status, link));
    case 'undo':
      return undoOrders(client, command, chooseLink(status, link));
    case 'backfill':
      return startBackfill(client, command, chooseLink(status, link));
    case 'estimate':
      return estimateBackfill(client, command, chooseLink(status, link));
    case 'backfills':
      return listBackfills(client, chooseLink(status, link));
    case 'change':
      return changeBackfill(client, command, chooseLink(status, link));
  }
}

/** By id, or by its store's name or number; the only one where nothing is said. */
function chooseLink({ links }: WireStatus, wanted: string | undefined): string {
  const names = links.map(({ storeName, storeId }) => `${storeName} (${storeId})`).join(', ');
  const fitting = links.filter(
    ({ id, storeName, storeId }) =>
      wanted === undefined || [id, storeName, String(storeId)].includes(wanted),
  );
  const [first, ...others] = fitting;
  if (first !== undefined && others.length === 0) return first.id;
  if (links.length === 0) {
    throw new Refusal('No store is set up yet.', 'Set it up first, in Sales › Xero (Daybook).');
  }
  throw new Refusal(
    wanted === undefined ? 'There are several stores.' : `"${wanted}" is not one store.`,
    `Say --link with one of: ${names}.`,
  );
}

async function findOrder(
  client: ServiceClient,
  number: string,
  linkId: string,
): Promise<WireOrderRow> {
  const orders = await listOrders(client, `search=${encodeURIComponent(number)}`);
  const found = orders.filter((row) => row.linkId === linkId && row.number === number);
  const [row, ...others] = found;
  if (row !== undefined && others.length === 0) return row;
  throw new Refusal(
    row === undefined
      ? `Order ${number} is not here.`
      : `Several orders have the number ${number}.`,
    row === undefined
      ? 'A new order appears within a minute; an older one is taken in by a backfill.'
      : 'Open the one you mean in Daybook.',
  );
}

async function planOrder(client: ServiceClient, number: string, linkId: string): Promise<Outcome> {
  const row = await findOrder(client, number, linkId);
  const data = orderPreviewSchema.parse(
    await client.ask('GET', `/orders/${linkId}/${row.orderId}/preview`),
  );
  return { data, lines: [describeRow(row), ...describePreview(data)] };
}

async function resyncOrders(
  client: ServiceClient,
  numbers: readonly string[],
  linkId: string,
): Promise<Outcome> {
  const rows: WireOrderRow[] = [];
  // All are found before the first is asked for: a wrong number changes nothing.
  for (const number of numbers) rows.push(await findOrder(client, number, linkId));
  for (const { orderId } of rows) {
    await client.ask('POST', `/orders/${linkId}/${orderId}/resync`, {});
  }
  const lines = rows.map((row) => `Order ${row.number} is compared with Xero now.`);
  return { data: { orders: rows.map(({ orderId }) => orderId) }, lines };
}

type Undo = Extract<Command, { name: 'undo' }>;

interface PlannedUndo {
  readonly row: WireOrderRow;
  readonly plan: WireOrderPreview;
}

/** First what would be done of all, and what cannot be; then it is done, where the person is sure. */
async function undoOrders(client: ServiceClient, undo: Undo, linkId: string): Promise<Outcome> {
  const { backfill } = undo;
  if (backfill !== undefined) return undoPastOrders(client, { ...undo, backfill, linkId });
  const rows = await listToUndo(client, undo, linkId);
  const planned: PlannedUndo[] = [];
  for (const row of rows) {
    const path = `/orders/${linkId}/${row.orderId}/undo`;
    planned.push({ row, plan: orderPreviewSchema.parse(await client.ask('GET', path)) });
  }
  const possible = planned.filter(({ plan }) => plan.outcome === 'sends');
  if (undo.isSure) {
    for (const { row } of possible) {
      const path = `/orders/${linkId}/${row.orderId}/undo`;
      await client.ask('POST', path, { reason: undo.reason });
    }
  }
  const lines = planned.flatMap(({ row, plan }) => [describeRow(row), ...describePreview(plan)]);
  return {
    data: {
      isDone: undo.isSure,
      orders: planned.map(({ row, plan }) => ({ orderId: row.orderId, number: row.number, plan })),
    },
    lines: [...lines, describeEnd(undo, { planned: planned.length, possible: possible.length })],
  };
}

function describeEnd(
  undo: Undo,
  { planned, possible }: { readonly planned: number; readonly possible: number },
): string {
  if (planned === 0) return 'Nothing to take back: no booked order.';
  const kept = planned - possible;
  const left = kept === 0 ? '' : ` ${kept} cannot be taken back.`;
  return undo.isSure
    ? `${possible} of ${planned} orders are being taken out of Xero.${left}`
    : `${possible} of ${planned} orders can be taken out of Xero.${left} Nothing is done yet: add --yes.`;
}

async function listToUndo(
  client: ServiceClient,
  { orders: numbers, day }: Undo,
  linkId: string,
): Promise<WireOrderRow[]> {
  if (day === undefined) {
    const rows: WireOrderRow[] = [];
    for (const number of numbers) rows.push(await findOrder(client, number, linkId));
    return rows;
  }
  const rows = await listOrders(client, `from=${day}&to=${day}&state=booked`);
  return rows.filter((row) => row.linkId === linkId && row.documents.length > 0);
}

/** Every page of the list. */
async function listOrders(client: ServiceClient, filter: string): Promise<WireOrderRow[]> {
  const rows: WireOrderRow[] = [];
  for (let after: string | null = ''; after !== null;) {
    const next = after === '' ? '' : `&after=${encodeURIComponent(after)}`;
    const path = `/orders?limit=${PAGE}&${filter}${next}`;
    const page = orderListSchema.parse(await client.ask('GET', path));
    rows.push(...page.orders);
    after = page.next;
  }
  return rows;
}

interface Days {
  readonly from: string;
  readonly to: string;
}

/** Days of this machine, both included. */
function toSpan({ from, to }: Days): Days {
  const end = new Date(`${to}T00:00:00`);
  // A day may have 23 or 25 hours.
  end.setDate(end.getDate() + 1);
  return { from: new Date(`${from}T00:00:00`).toISOString(), to: end.toISOString() };
}

async function estimateBackfill(
  client: ServiceClient,
  days: Days,
  linkId: string,
): Promise<Outcome> {
  const { from, to } = toSpan(days);
  const path = `/links/${linkId}/backfill-estimate?from=${from}&to=${to}`;
  const data = backfillEstimateSchema.parse(await client.ask('GET', path));
  return { data, lines: describeEstimate(data) };
}

async function startBackfill(client: ServiceClient, days: Days, linkId: string): Promise<Outcome> {
  const span = toSpan(days);
  const data = backfillSchema.parse(await client.ask('POST', '/backfill', { linkId, ...span }));
  return { data, lines: [describeBackfill(data)] };
}

async function listBackfills(client: ServiceClient, linkId: string): Promise<Outcome> {
  const { backfills } = backfillListSchema.parse(
    await client.ask('GET', `/links/${linkId}/backfills`),
  );
  const lines = backfills.map(describeBackfill);
  return {
    data: backfills,
    lines: lines.length === 0 ? ['No past orders were asked for.'] : lines,
  };
}

async function changeBackfill(
  client: ServiceClient,
  { change, id }: Extract<Command, { name: 'change' }>,
  linkId: string,
): Promise<Outcome> {
  const path = `/links/${linkId}/backfills/${encodeURIComponent(id)}/${change}`;
  const data = await client.ask('POST', path, {});
  return { data, lines: (await listBackfills(client, linkId)).lines };
}

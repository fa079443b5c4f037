import { parseArgs } from 'node:util';

export type Command =
  | { readonly name: 'status' | 'links' | 'backfills' }
  | { readonly name: 'plan'; readonly order: string }
  | { readonly name: 'resync'; readonly orders: readonly string[] }
  | { readonly name: 'backfill' | 'estimate'; readonly from: string; readonly to: string }
  | { readonly name: 'change'; readonly change: 'pause' | 'resume' | 'stop'; readonly id: string }
  | {
      readonly name: 'undo';
      readonly orders: readonly string[];
      readonly day: string | undefined;
      readonly backfill: string | undefined;
      readonly reason: string;
      /** Without it the plan is shown and nothing is done. */
      readonly isSure: boolean;
    };

export interface Invocation {
  readonly command: Command;
  /** Of several links: its id, its store's name or number. */
  readonly link: string | undefined;
  /** Of several shops: its address. */
  readonly shop: string | undefined;
  readonly isJson: boolean;
}

/** Words that are not understood; told with where to look. */
export class UsageError extends Error {}

export const HELP = `npm run daybook -- COMMAND [options]

  Talks to the running service, through the same doors as the pages. ORDER is an order's number.

  status                          what is booked, what waits, what needs you
  links                           which store books into which organisation, and which do not yet
  plan ORDER                      what a resync of the order would send; nothing is sent
  resync ORDER…                   compare with Xero and send what is missing
  backfill --from DAY --to DAY    take in the orders of these days, both included
  backfill estimate --from DAY --to DAY
                                  what that would come to; nothing is begun
  backfill list                   how far past orders are taken in
  backfill pause|resume|stop ID
  undo ORDER… --reason TEXT       what taking the orders out of Xero would do
  undo --day DAY --reason TEXT    the same for the orders placed on a day
  undo --backfill ID --reason TEXT
                                  the same for the orders that a backfill booked
       --yes                      do it

  --link LINK    where there are several: its id, or its store's name or number
  --shop URL     where several shops are paired
  --json         the answer as one JSON value
  --help

Examples
  npm run daybook -- status
  npm run daybook -- plan 1042
  npm run daybook -- backfill --from 2026-10-01 --to 2026-10-31
  npm run daybook -- undo 1042 1043 --reason "test orders" --yes
`;

const CHANGES = ['pause', 'resume', 'stop'] as const;

/** The command line as what is to be done. Throws UsageError with what was expected. */
export function parseCommand(args: readonly string[]): Invocation | 'help' {
  const { values, positionals } = parse(args);
  const [name, ...rest] = positionals;
  if (values.help === true || name === undefined) return 'help';
  return {
    command: readCommand(name, rest, values),
    link: values.link,
    shop: values.shop,
    isJson: values.json === true,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        from: { type: 'string' },
        to: { type: 'string' },
        day: { type: 'string' },
        backfill: { type: 'string' },
        reason: { type: 'string' },
        yes: { type: 'boolean' },
        link: { type: 'string' },
        shop: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

type Values = ReturnType<typeof parse>['values'];

function readCommand(name: string, rest: readonly string[], values: Values): Command {
  switch (name) {
    case 'status':
    case 'links':
      expectNothing(name, rest);
      return { name };
    case 'plan':
      if (rest.length !== 1) throw new UsageError('plan takes one order');
      return { name, order: rest[0] ?? '' };
    case 'resync':
      if (rest.length === 0) throw new UsageError('resync takes one order or more');
      return { name, orders: rest };
    case 'backfill':
      return readBackfill(rest, values);
    case 'undo':
      return readUndo(rest, values);
    default:
      throw new UsageError(`there is no command "${name}"`);
  }
}

function readBackfill([what, ...rest]: readonly string[], values: Values): Command {
  if (what === undefined) {
    return { name: 'backfill', from: readDay('from', values), to: readDay('to', values) };
  }
  if (what === 'estimate') {
    expectNothing('backfill estimate', rest);
    return { name: 'estimate', from: readDay('from', values), to: readDay('to', values) };
  }
  if (what === 'list') {
    expectNothing('backfill list', rest);
    return { name: 'backfills' };
  }
  const change = CHANGES.find((known) => known === what);
  const [id, ...more] = rest;
  if (change === undefined || id === undefined || more.length > 0) {
    throw new UsageError(
      'backfill takes --from and --to, or estimate with both, or list, or pause, resume, stop and an id',
    );
  }
  return { name: 'change', change, id };
}

function readUndo(orders: readonly string[], values: Values): Command {
  const { reason } = values;
  if (reason === undefined || reason.trim().length < 3) {
    throw new UsageError('undo takes --reason with a few words');
  }
  const { backfill } = values;
  const said = [orders.length > 0, values.day !== undefined, backfill !== undefined];
  if (said.filter(Boolean).length !== 1) {
    throw new UsageError('undo takes orders, or --day, or --backfill');
  }
  const day = values.day === undefined ? undefined : readDay('day', values);
  return { name: 'undo', orders, day, backfill, reason, isSure: values.yes === true };
}

function readDay(name: 'from' | 'to' | 'day', values: Values): string {
  const text = values[name] ?? '';
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  // Of 31 February a date makes 3 March.
  const isDay = !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
  if (!isDay) throw new UsageError(`--${name} takes a day such as 2026-11-25, not "${text}"`);
  return text;
}

function expectNothing(name: string, rest: readonly string[]): void {
  if (rest.length > 0) throw new UsageError(`${name} takes nothing more, not "${rest.join(' ')}"`);
}

import { parseArgs } from 'node:util';

export interface DemoOptions {
  readonly isOnce: boolean;
  /** Paired only: the rest of the setup is left to the person in the browser. */
  readonly isByHand: boolean;
  readonly orders: number;
  readonly seed: number;
  readonly isJson: boolean;
  readonly ordersFrom: readonly string[];
  readonly when: 'paidOrShipped' | 'placed';
  readonly recordDir: string | undefined;
  readonly withPersonalData: boolean;
  readonly isFresh: boolean;
  readonly folder: string;
  readonly country: string;
}

export class DemoUsageError extends Error {}

export const HELP = `npm run demo -- [options]

  A made-up shop, booked into a built-in Xero. Without options it runs until Ctrl-C,
  places a new order every few seconds and keeps its state for the next run.

  --once                 book what there is, print a summary, stop
  --by-hand              pair only; you set the rest up in the browser
  --orders N             how many orders the made-up shop has (200)
  --seed N               another shop (1)
  --country CC           NZ, AU, GB or US (NZ)
  --json                 the summary as one JSON object on the last line
  --orders-from FILE…    the orders of these files in place of made-up ones
  --when placed          book every order when it was placed
  --record DIR           every call to Xero and every order as JSON lines in DIR
  --with-personal-data   do not mask names and addresses in the record
  --state DIR            where the state is kept (./.daybook-demo)
  --fresh                start over
`;

/** The command line as options. Throws DemoUsageError with what is expected. */
export function readDemoOptions(args: readonly string[]): DemoOptions | 'help' {
  const { values, positionals } = parse(gatherFiles(args));
  if (values.help === true) return 'help';
  if (positionals.length > 0) throw new DemoUsageError(`unexpected: ${positionals.join(' ')}`);
  if (values.when !== undefined && values.when !== 'placed') {
    throw new DemoUsageError(`--when takes "placed", not "${values.when}"`);
  }
  const ordersFrom = values['orders-from'] ?? [];
  return {
    isOnce: values.once === true || ordersFrom.length > 0,
    isByHand: values['by-hand'] === true,
    orders: readWhole('--orders', values.orders ?? '200', { min: 1, max: 100_000 }),
    seed: readWhole('--seed', values.seed ?? '1', { min: 0, max: 4_294_967_295 }),
    isJson: values.json === true,
    ordersFrom,
    when: values.when === 'placed' ? 'placed' : 'paidOrShipped',
    recordDir: values.record,
    withPersonalData: values['with-personal-data'] === true,
    isFresh: values.fresh === true || values.once === true || ordersFrom.length > 0,
    folder: values.state ?? './.daybook-demo',
    country: readCountry(values.country ?? 'NZ'),
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        once: { type: 'boolean' },
        'by-hand': { type: 'boolean' },
        orders: { type: 'string' },
        seed: { type: 'string' },
        country: { type: 'string' },
        json: { type: 'boolean' },
        'orders-from': { type: 'string', multiple: true },
        when: { type: 'string' },
        record: { type: 'string' },
        'with-personal-data': { type: 'boolean' },
        state: { type: 'string' },
        fresh: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new DemoUsageError(error instanceof Error ? error.message : String(error));
  }
}

/** `--orders-from A B C` names three files: each gets the option of its own. */
function gatherFiles(args: readonly string[]): string[] {
  const gathered: string[] = [];
  let isListing = false;
  for (const arg of args) {
    if (arg.startsWith('-')) isListing = arg === '--orders-from';
    if (arg === '--orders-from') continue;
    if (isListing) gathered.push('--orders-from', arg);
    else gathered.push(arg);
  }
  if (args.includes('--orders-from') && !gathered.includes('--orders-from')) {
    throw new DemoUsageError('--orders-from takes one or more files');
  }
  return gathered;
}

function readWhole(
  name: string,
  text: string,
  range: { readonly min: number; readonly max: number },
): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < range.min || value > range.max) {
    throw new DemoUsageError(
      `${name} takes a whole number from ${range.min} to ${range.max}, not "${text}"`,
    );
  }
  return value;
}

function readCountry(text: string): string {
  const country = text.toUpperCase() === 'UK' ? 'GB' : text.toUpperCase();
  if (!['NZ', 'AU', 'GB', 'US'].includes(country)) {
    throw new DemoUsageError(`--country takes NZ, AU, GB or US, not "${text}"`);
  }
  return country;
}

import { parseArgs } from 'node:util';

export interface VerifyOptions {
  /** The shop, without a slash at its end. */
  readonly url: string;
  readonly admin: string;
  readonly password: string;
  readonly plugin: string;
  /** Pictures, logs and the service's data; made anew for each run. */
  readonly folder: string;
}

export class VerifyUsageError extends Error {}

export const HELP = `npm run verify:nop -- --url URL --admin E-MAIL --password PASSWORD [options]

  Drives a running nopCommerce through a browser: uploads and installs the plugin, pairs it,
  sets it up, sells, refunds, edits, and takes the plugin off again. Xero is the built-in
  emulator, the service is the real one; both are started here.

  Use a shop made for trying: orders are placed and a product's stock is changed. Something must
  start the shop again when it stops itself (IIS, systemd, a container's restart policy).

  --plugin FILE   the plugin (./daybook-plugin.zip)
  --state DIR     pictures, logs and the service's data (./.verify-nop)
`;

/** The command line as options. Throws VerifyUsageError with what is expected. */
export function readVerifyOptions(args: readonly string[]): VerifyOptions | 'help' {
  const values = parse([...args]);
  if (values.help === true) return 'help';
  const { url, admin, password } = values;
  if (url === undefined || admin === undefined || password === undefined) {
    throw new VerifyUsageError('--url, --admin and --password are needed');
  }
  if (!URL.canParse(url)) throw new VerifyUsageError(`--url takes an address, not "${url}"`);
  return {
    url: new URL(url).origin,
    admin,
    password,
    plugin: values.plugin ?? './daybook-plugin.zip',
    folder: values.state ?? './.verify-nop',
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        url: { type: 'string' },
        admin: { type: 'string' },
        password: { type: 'string' },
        plugin: { type: 'string' },
        state: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new VerifyUsageError(error instanceof Error ? error.message : String(error));
  }
}

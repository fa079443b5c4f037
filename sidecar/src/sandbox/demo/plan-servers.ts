import { readFileSync } from 'node:fs';
import path from 'node:path';
import { makeShopSettings } from '../demo-store/shop-settings.ts';
import type { Limits } from '../xero-emulator/emulator-options.ts';
import type { ServerPlan } from './child-process.ts';
import type { DemoOptions } from './demo-options.ts';
import { makeOrganisationSetup, type OrdersFile } from './organisation-setup.ts';
import type { DemoPorts } from './ports.ts';

export interface ShopRun {
  readonly options: DemoOptions;
  readonly folder: string;
  readonly ordersFile: string | undefined;
  /** For every server, beside its own. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Xero's limits; the real ones when left out. */
  readonly limits?: Partial<Limits>;
  /** Xero forgets its state with its process: nothing is written at each call. */
  readonly isXeroInMemory?: boolean;
  /** The name of a second organisation that the Xero login reaches. */
  readonly otherOrganisation?: string;
  say(line: string): void;
}

export const XERO_APP = { clientId: 'daybook-demo', clientSecret: 'daybook-demo-secret' };
const WEBHOOK_KEY = 'daybook-demo-webhook-key';

/** How the three servers of a shop are started. */
export function planServers(
  run: ShopRun,
  ports: DemoPorts,
): { readonly xero: ServerPlan; readonly store: ServerPlan; readonly service: ServerPlan } {
  return {
    xero: planXero(run, ports),
    store: planStore(run, ports),
    service: planService(run, ports),
  };
}

function planXero(run: ShopRun, ports: DemoPorts): ServerPlan {
  const { folder, options, ordersFile } = run;
  const file =
    ordersFile === undefined
      ? undefined
      : (JSON.parse(readFileSync(ordersFile, 'utf8')) as OrdersFile);
  const settings = makeShopSettings(options.country);
  const organisation = makeOrganisationSetup(options.country, settings, file);
  return {
    name: 'Xero emulator',
    file: new URL('../xero-emulator/main.ts', import.meta.url),
    logFile: path.join(folder, 'emulator.log'),
    environment: {
      ...run.environment,
      EMULATOR_PORT: String(ports.emulator),
      ...(run.isXeroInMemory === true
        ? {}
        : { EMULATOR_DATABASE: path.join(folder, 'emulator.sqlite') }),
      EMULATOR_SETUP: JSON.stringify({
        ...XERO_APP,
        ...(run.limits === undefined ? {} : { limits: run.limits }),
        organisations: [
          organisation,
          ...(run.otherOrganisation === undefined
            ? []
            : [{ ...organisation, name: run.otherOrganisation }]),
        ],
        webhook: {
          url: `http://127.0.0.1:${ports.store}/daybook/xero/webhooks`,
          key: WEBHOOK_KEY,
        },
      }),
    },
  };
}

function planStore(
  { folder, options, ordersFile, environment }: ShopRun,
  ports: DemoPorts,
): ServerPlan {
  return {
    name: 'Demo store',
    file: new URL('../demo-store/main.ts', import.meta.url),
    logFile: path.join(folder, 'store.log'),
    environment: {
      ...environment,
      DEMO_STORE_SETUP: JSON.stringify({
        port: ports.store,
        stateFile: path.join(folder, 'store.json'),
        seed: options.seed,
        settings: makeShopSettings(options.country),
        ...(ordersFile === undefined ? {} : { ordersFile }),
      }),
    },
  };
}

function planService({ folder, options, environment }: ShopRun, ports: DemoPorts): ServerPlan {
  const xeroUrl = `http://127.0.0.1:${ports.emulator}`;
  return {
    name: 'Daybook',
    file: new URL('../../../start.mjs', import.meta.url),
    // As it is installed: a small young generation keeps an idle service small.
    flags: ['--max-semi-space-size=2'],
    logFile: path.join(folder, 'daybook.log'),
    environment: {
      ...environment,
      DAYBOOK_DATA_DIR: path.join(folder, 'data'),
      DAYBOOK_PORT: String(ports.sidecar),
      DAYBOOK_HEALTH_PORT: String(ports.health),
      DAYBOOK_XERO_API_URL: xeroUrl,
      DAYBOOK_XERO_LOGIN_URL: xeroUrl,
      DAYBOOK_XERO_IDENTITY_URL: xeroUrl,
      DAYBOOK_XERO_WEBHOOK_KEY: WEBHOOK_KEY,
      DAYBOOK_POLL_SECONDS: '5',
      ...(options.recordDir === undefined
        ? {}
        : {
            DAYBOOK_RECORD_DIR: path.resolve(options.recordDir),
            DAYBOOK_RECORD_PERSONAL_DATA: String(options.withPersonalData),
          }),
    },
  };
}

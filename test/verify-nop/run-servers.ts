import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ServerProcess } from '../../sidecar/src/sandbox/demo/child-process.ts';
import { readDemoOptions } from '../../sidecar/src/sandbox/demo/demo-options.ts';
import { planServers } from '../../sidecar/src/sandbox/demo/plan-servers.ts';
import { choosePorts } from '../../sidecar/src/sandbox/demo/ports.ts';
import { waitFor } from './wait-for.ts';

export interface XeroDocument {
  readonly InvoiceNumber?: string;
  readonly CreditNoteNumber?: string;
  readonly Reference?: string;
  readonly Status: string;
  readonly Total: number;
  readonly AmountPaid?: number;
}

/** The real service and an emulated Xero beside a shop that runs already. */
export interface RunningServers {
  readonly serviceUrl: string;
  readPairingCode(): Promise<string>;
  readBooks(): Promise<{ invoices: XeroDocument[]; creditNotes: XeroDocument[] }>;
  /** What a bookkeeper does in Xero's own pages. */
  payInXero(number: string, amount: number): Promise<void>;
  stopService(): Promise<void>;
  startService(): Promise<void>;
  stop(): Promise<void>;
}

/** Started as the demo starts them; the store is the shop at the address. */
export async function runServers(folder: string, shopUrl: string): Promise<RunningServers> {
  const options = readDemoOptions(['--by-hand', '--country', 'US', '--state', folder]);
  if (options === 'help') throw new Error('no options');
  const ports = { ...(await choosePorts(folder)), store: Number(new URL(shopUrl).port || 80) };
  const plans = planServers({ options, folder, ordersFile: undefined, say: () => {} }, ports);
  const [xero, service] = [new ServerProcess(plans.xero), new ServerProcess(plans.service)];
  await xero.start();
  try {
    await service.start();
  } catch (error) {
    await xero.stop();
    throw error;
  }
  return {
    serviceUrl: `http://127.0.0.1:${ports.sidecar}`,
    readPairingCode: () => readPairingCode(path.join(folder, 'data', 'pairing-code.txt')),
    readBooks: async () => {
      const answer = await fetch(`http://127.0.0.1:${ports.emulator}/__emulator/documents`);
      const [books] = (await answer.json()) as Awaited<ReturnType<RunningServers['readBooks']>>[];
      if (books === undefined) throw new Error('Xero has no organisation');
      return books;
    },
    payInXero: (number, amount) => payInXero(ports.emulator, { number, amount }),
    stopService: () => service.stop(),
    startService: () => service.start(),
    stop: async () => {
      await service.stop();
      await xero.stop();
    },
  };
}

function readPairingCode(file: string): Promise<string> {
  return waitFor('the pairing code', () =>
    existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined,
  );
}

/** Of the emulated organisation. */
const CLEARING_ACCOUNT = '100';

async function payInXero(
  port: number,
  payment: { readonly number: string; readonly amount: number },
): Promise<void> {
  const emulator = `http://127.0.0.1:${port}/__emulator`;
  const state = (await (await fetch(`${emulator}/state`)).json()) as {
    organisations: { tenantId: string }[];
  };
  const act = { action: 'pay', ...payment, accountCode: CLEARING_ACCOUNT };
  const answer = await fetch(`${emulator}/organisations/${state.organisations[0]?.tenantId}/acts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ acts: [act] }),
  });
  const { refused } = (await answer.json()) as { refused: string[] };
  if (refused.length > 0) throw new Error(refused.join());
}

import type { FaultPlan } from '../../sidecar/src/sandbox/xero-emulator/faults.ts';
import type { EndToEndShop } from '../support/end-to-end-shop.ts';

const DAY_MS = 86_400_000;
const SALES = '200';

/** What goes wrong in which hour of the week, as Xero's own faults. */
export const FAULTS: Readonly<Record<number, FaultPlan>> = {
  5: { kind: 'tokenExpired', times: 1 },
  8: { kind: 'silence', times: 1 },
  12: { kind: 'answerLost', times: 3 },
  20: { kind: 'slow', times: 5, seconds: 1 },
  30: { kind: 'errorAfterCommit', times: 3 },
  40: { kind: 'minuteLimit', times: 2, seconds: 60 },
  50: { kind: 'unavailable', times: 20 },
  54: { kind: 'unavailable', forSeconds: 5400 },
  60: { kind: 'refreshAnswerLost', times: 1 },
  70: { kind: 'dayLimit', times: 1, seconds: 7200 },
  80: { kind: 'wholeCallNotFound', times: 1 },
  130: { kind: 'errorBefore', times: 5 },
};

/** Stops of the service, in order and not. */
export const STOPS: Readonly<Record<number, (shop: EndToEndShop) => Promise<void>>> = {
  90: (shop) => shop.service.kill(),
  91: (shop) => shop.service.start(),
  100: (shop) => shop.service.stop(),
  101: (shop) => shop.service.start(),
  110: (shop) => shop.service.kill().then(() => shop.service.start()),
};

/** A state of affairs that lasts some hours, and what it explains. */
export interface Trouble {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  begin(shop: EndToEndShop): Promise<void>;
  end(shop: EndToEndShop): Promise<void>;
  /** Reasons that orders are held for meanwhile; none where they only wait. */
  readonly holds: readonly string[];
  /** /readyz says it meanwhile. */
  readonly says?: RegExp;
}

export const TROUBLES: readonly Trouble[] = [
  {
    name: 'the lock date moved',
    from: 23,
    to: 27,
    begin: (shop) =>
      shop.changeXero({
        periodLockDate: new Date(shop.clocks.nowMs() + 2 * DAY_MS).toISOString().slice(0, 10),
      }),
    end: (shop) => shop.changeXero({ periodLockDate: null }),
    holds: ['xero.period_locked', 'organisation.period_locked'],
  },
  {
    name: 'the sales account is archived',
    from: 44,
    to: 47,
    begin: (shop) => shop.changeXero({ archiveAccountCode: SALES }),
    end: (shop) => shop.changeXero({ restoreAccountCode: SALES }),
    holds: ['xero.account_archived', 'mapping.account_archived'],
  },
  {
    name: 'contacts are archived',
    from: 64,
    to: 67,
    begin: (shop) => changeContacts(shop, 'archiveContactId'),
    end: (shop) => changeContacts(shop, 'restoreContactId'),
    holds: ['xero.contact_archived', 'contact.archived'],
  },
  {
    name: 'the organisation is disconnected',
    from: 120,
    to: 122,
    begin: (shop) => shop.changeXero({ isConnected: false }),
    end: (shop) => shop.signIn(),
    holds: [],
    says: /work waits for/,
  },
  {
    name: 'the store is down',
    from: 140,
    to: 143,
    begin: (shop) => shop.client.control('/outage', { isDown: true }),
    end: (shop) => shop.client.control('/outage', { isDown: false }),
    holds: [],
    says: /work waits for/,
  },
];

const MOST_CONTACTS = 100;

async function changeContacts(
  shop: EndToEndShop,
  change: 'archiveContactId' | 'restoreContactId',
): Promise<void> {
  const { contacts } = await shop.readBooks();
  for (const { ContactID } of contacts.slice(0, MOST_CONTACTS)) {
    await shop.changeXero({ [change]: ContactID });
  }
}

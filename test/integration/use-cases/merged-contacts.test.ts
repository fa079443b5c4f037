import type { MirroredContact } from '../../../sidecar/src/ports/contact-store.ts';
import { mirrorContacts } from '../../../sidecar/src/use-cases/contacts/mirror-contacts.ts';
import { resolveContact } from '../../../sidecar/src/use-cases/contacts/resolve-contact.ts';
import { ScriptedPipeline } from '../../support/scripted-pipeline.ts';

const NOW = '2026-11-24T09:00:00.000Z';

const SEARCH = {
  link: { id: 'link-1', code: 'D1', tenantId: 'tenant-1' },
  settings: { archivedContact: 'hold', missingContact: 'create' },
} as const;

let pipeline: ScriptedPipeline;
beforeEach(async () => {
  pipeline = await ScriptedPipeline.open();
});
afterEach(() => pipeline.close());

function makeContact(
  contactId: string,
  contactNumber: string,
  mergedToContactId: string | null = null,
): MirroredContact {
  return {
    tenantId: 'tenant-1',
    contactId,
    contactNumber,
    name: contactId,
    emailAddress: '',
    taxNumber: '',
    postalCode: '',
    status: mergedToContactId === null ? 'ACTIVE' : 'ARCHIVED',
    mergedToContactId,
    details: null,
  };
}

async function mirror(...contacts: MirroredContact[]): Promise<void> {
  pipeline.readContactPage = () =>
    Promise.resolve({ contacts, isLast: true, newestUpdatedAt: null });
  await mirrorContacts(pipeline.deps, 'tenant-1');
}

function resolve() {
  return resolveContact(pipeline.uow.stores, SEARCH, {
    key: 'contact:D1-C1',
    needs: [],
    fingerprint: '',
    contactNumber: 'D1-C1',
    name: 'Ann',
    fallbackName: 'Ann (1)',
    firstName: '',
    lastName: '',
    emailAddress: '',
    phone: '',
    taxNumber: '',
    postalCode: '',
    addresses: [],
  });
}

it('a customer whose contact was merged, and that one again, is booked to the one that is left', async () => {
  await mirror(makeContact('a', 'D1-C1', 'b'), makeContact('b', '', 'c'), makeContact('c', ''));
  expect(await resolve()).toEqual({ kind: 'known', contactId: 'c' });
});

it('a contact that the mirror has not read yet is followed all the same', async () => {
  await mirror(makeContact('a', 'D1-C1', 'b'));
  expect(await resolve()).toEqual({ kind: 'known', contactId: 'b' });
});

it('a customer whose contact was merged into an archived one is held', async () => {
  await mirror(makeContact('a', 'D1-C1', 'b'), { ...makeContact('b', ''), status: 'ARCHIVED' });
  expect(await resolve()).toMatchObject({ kind: 'held', hold: { code: 'contact.archived' } });
});

it('contacts that were merged into each other do not hold up booking', async () => {
  await mirror(makeContact('a', 'D1-C1', 'b'), makeContact('b', '', 'a'));
  expect((await resolve()).kind).toBe('known');
});

it('a contact that was booked to before is followed too, in its own organisation only', async () => {
  const { ledger } = pipeline.uow.stores;
  for (const linkId of ['link-1', 'link-2']) {
    await ledger.add([
      {
        linkId,
        orderGuid: null,
        key: 'contact:D1-C1',
        kind: 'contact',
        fingerprint: '',
        xeroId: 'a',
        number: 'D1-C1',
        currency: '',
        totalMinor: 0,
        taxMinor: 0,
        ruleSetNumber: 1,
        state: 'posted',
        body: {},
        callId: '',
        postedAt: NOW,
      },
    ]);
  }
  await mirror(makeContact('a', 'D1-C1', 'b'), makeContact('b', '', 'c'), makeContact('c', ''));
  const ids = await Promise.all(
    ['link-1', 'link-2'].map((linkId) => ledger.findByKeys(linkId, ['contact:D1-C1'])),
  );
  expect(ids.map(([row]) => row?.xeroId)).toEqual(['c', 'a']);
});

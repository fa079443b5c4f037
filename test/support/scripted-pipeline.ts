import type { Link } from '../../sidecar/src/ports/link-store.ts';
import type { Pairing } from '../../sidecar/src/ports/pairing-store.ts';
import type { NewStep } from '../../sidecar/src/ports/step-store.ts';
import type { UnitOfWork } from '../../sidecar/src/ports/unit-of-work.ts';
import type { XeroAnswer, XeroGateway } from '../../sidecar/src/ports/xero-gateway.ts';
import { createCallsUnderWay } from '../../sidecar/src/use-cases/sending/calls-under-way.ts';
import type { CoreDeps } from '../../sidecar/src/use-cases/core-deps.ts';
import { createOutages } from '../../sidecar/src/use-cases/sending/outages.ts';
import { openTestDatabase } from './open-test-database.ts';

const START = '2026-11-24T09:00:00.000Z';

type Send = XeroGateway['send'];

/** The sending part of the service on a real database, with a Xero whose answers the test writes. */
export class ScriptedPipeline {
  nowMs = Date.parse(START);
  freeBytes = 1e12;
  /** Tenants of the calls that were sent, in order. */
  readonly sent: string[] = [];
  answer: Send = () => Promise.resolve(makeParked(START));
  findPosted: XeroGateway['findPosted'] = () => Promise.resolve(new Map());
  readContactPage: XeroGateway['readContactPage'] = () => Promise.reject(new Error('no page'));
  readDocumentPage: XeroGateway['readDocumentPage'] = () => Promise.reject(new Error('no page'));
  readReference: XeroGateway['readReference'] = () => Promise.reject(new Error('no reference'));
  readReferenceParts: XeroGateway['readReferenceParts'] = () =>
    Promise.reject(new Error('no part'));
  readonly deps: CoreDeps;
  readonly uow: UnitOfWork;
  readonly close: () => Promise<void>;
  #lastId = 0;

  private constructor({ uow, database }: Awaited<ReturnType<typeof openTestDatabase>>) {
    const clock = {
      nowIso: () => new Date(this.nowMs).toISOString(),
      nowMs: () => this.nowMs,
    };
    const logger = { info: () => undefined, warn: () => undefined, error: () => undefined };
    this.uow = uow;
    this.close = () => database.close();
    this.deps = {
      uow,
      clock,
      logger,
      outages: createOutages({ clock, logger }),
      underWay: createCallsUnderWay({ logger }),
      disk: { readFreeBytes: () => this.freeBytes },
      ids: { uuid: () => `id-${(this.#lastId += 1)}` },
      xero: {
        serialiser: 'test',
        maxStepsPerCall: () => 50,
        buildRequest: () => ({ kind: 'item', documentId: null, model: {} }),
        findPosted: (...asked: Parameters<XeroGateway['findPosted']>) => this.findPosted(...asked),
        readContactPage: (...asked: Parameters<XeroGateway['readContactPage']>) =>
          this.readContactPage(...asked),
        readDocumentPage: (...asked: Parameters<XeroGateway['readDocumentPage']>) =>
          this.readDocumentPage(...asked),
        readReference: (...asked: Parameters<XeroGateway['readReference']>) =>
          this.readReference(...asked),
        readReferenceParts: (...asked: Parameters<XeroGateway['readReferenceParts']>) =>
          this.readReferenceParts(...asked),
        send: async (...asked: Parameters<Send>) => {
          this.sent.push(asked[1].tenantId);
          await asked[1].onLeaving?.();
          return this.answer(...asked);
        },
      },
    } as unknown as CoreDeps;
  }

  /** With two live links: link-1 books into tenant-1, link-2 into tenant-2. */
  static async open(): Promise<ScriptedPipeline> {
    const pipeline = new ScriptedPipeline(await openTestDatabase());
    const { pairings, links } = pipeline.uow.stores;
    await pairings.save(pairing);
    for (const number of [1, 2]) await links.add(makeLink(number));
    return pipeline;
  }

  /** A step that makes an item, unless the changes say otherwise. */
  async plan(id: string, linkId: string, changes: Partial<NewStep> = {}): Promise<void> {
    const key = `item:${id}`;
    await this.uow.stores.steps.addShared({
      id,
      linkId,
      orderGuid: null,
      key,
      kind: 'item',
      body: { kind: 'item', key, needs: [], code: id, name: id },
      fingerprint: 'f',
      ruleSetNumber: 1,
      needs: [],
      priority: 1,
      dueAt: START,
      createdAt: START,
      ...changes,
    });
  }

  async readStates(...ids: readonly string[]): Promise<string[]> {
    return (await this.uow.stores.steps.getMany(ids)).map((step) => step.state);
  }
}

export const pairing: Pairing = {
  id: 'pairing-1',
  keyId: 'pk_1',
  secret: 'hush',
  storeUrl: 'https://shop.example.test/',
  outboxEpoch: 'epoch-1',
  state: 'active',
  createdAt: START,
  highestSequence: 0,
  noteCursor: 0,
};

export function makeLink(number: number): Link {
  return {
    id: `link-${number}`,
    code: `D${number}`,
    pairingId: 'pairing-1',
    storeId: number,
    storeName: 'Shop',
    storeUrl: 'https://shop.example.test/',
    tenantId: `tenant-${number}`,
    state: 'live',
    liveFrom: null,
    bookFirst: null,
    pausedBy: null,
    pausedAt: null,
    currentRuleSetNumber: null,
    replaces: null,
    liveUntil: null,
    afterwards: null,
  };
}

export function makeParked(retryAt: string): XeroAnswer {
  return {
    outcome: 'notTaken',
    httpStatus: 0,
    reason: { code: 'xero.rate_limited', details: {} },
    retryAt,
  };
}

export const LOST: XeroAnswer = {
  outcome: 'unknown',
  httpStatus: 0,
  reason: { code: 'xero.answer_lost', details: {} },
  replay: true,
};

export const SERVER_ERROR: XeroAnswer = {
  outcome: 'unknown',
  httpStatus: 500,
  reason: { code: 'xero.server_error', details: { status: 500 } },
  replay: false,
};

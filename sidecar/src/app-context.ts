import path from 'node:path';
import { createStoreGateway } from './adapters/nop/store-gateway.ts';
import { createBackups } from './adapters/sqlite/backups.ts';
import { openDatabase, type SqliteDatabase } from './adapters/sqlite/database.ts';
import { createShopEraser } from './adapters/sqlite/erase-shop.ts';
import { createUnitOfWork } from './adapters/sqlite/unit-of-work.ts';
import { lockDataFolder, type DataFolderLock } from './adapters/system/data-folder-lock.ts';
import { createDiskSpace } from './adapters/system/disk-space.ts';
import { createPairingCodeNote } from './adapters/system/pairing-code-note.ts';
import { createSecretBox } from './adapters/system/secret-box.ts';
import { createSystemClock } from './adapters/system/system-clock.ts';
import { createSystemIds } from './adapters/system/system-ids.ts';
import { createCallRecorder } from './adapters/xero/call-recorder.ts';
import { createXeroGateway, type ClosableXeroGateway } from './adapters/xero/xero-gateway.ts';
import { createXeroIdentity } from './adapters/xero/xero-identity.ts';
import type { Config, ConfigSecrets } from './config/config.ts';
import { getDatabaseFile, getSecretKey } from './data-folder.ts';
import { bindUseCases } from './http/bind-use-cases.ts';
import { createHttpServers, type HttpServers } from './http/create-http-servers.ts';
import { createJobs, type Jobs } from './jobs/create-jobs.ts';
import { createPipelineRunner, type PipelineRunner } from './jobs/create-pipeline-runner.ts';
import { listJobs } from './jobs/list-jobs.ts';
import { createMetrics, type GaugeReadings, type Metrics } from './observability/metrics.ts';
import { createWinstonLogger } from './observability/winston-logger.ts';
import type { Logger } from './ports/logger.ts';
import type { Stores } from './ports/unit-of-work.ts';
import { bookDueFees } from './use-cases/payouts/book-fees.ts';
import { createPairingCode } from './use-cases/store/create-pairing-code.ts';
import { createRepairWatch } from './use-cases/review/look-for-repairs.ts';
import type { CoreDeps } from './use-cases/core-deps.ts';
import { lookAtAllBanks } from './use-cases/payouts/look-at-bank.ts';
import { lookAtAllDocuments } from './use-cases/changes-in-xero/look-at-documents.ts';
import { mirrorAllContacts } from './use-cases/contacts/mirror-contacts.ts';
import { createCallsUnderWay } from './use-cases/sending/calls-under-way.ts';
import { createOutages } from './use-cases/sending/outages.ts';
import { pollStores } from './use-cases/store/poll-store.ts';
import { pruneOldRows } from './use-cases/prune-old-rows.ts';
import { adoptUnsettledCalls } from './use-cases/sending/recover-calls.ts';
import { readStatus } from './use-cases/pages/read-status.ts';
import { refreshAllReferences } from './use-cases/organisation/refresh-reference.ts';
import { PIPELINE_LANES } from './use-cases/run-pipeline.ts';
import type { SetupDeps } from './use-cases/setup-deps.ts';
import { LONGEST_STOP_MS, stopWork } from './stop-work.ts';
import {
  createXeroChangeQueue,
  type XeroChangeQueue,
} from './use-cases/changes-in-xero/xero-change-queue.ts';

const ADMIN_UI_DIR = path.resolve(import.meta.dirname, '../../admin-ui/dist');

/** Every part of a running service, wired by hand; `main.ts` starts and stops them in order. */
export interface AppContext {
  readonly logger: Logger;
  readonly servers: HttpServers;
  readonly jobs: Jobs;
  readonly pipeline: PipelineRunner;
  /** Takes up calls that may have left before the last stop. */
  prepare(): Promise<void>;
  /** A pairing code where nothing is paired; after the servers have started. */
  offerPairing(): Promise<void>;
  /** What a person does next, as a sentence. */
  describeNext(): Promise<string>;
  /** Ends the work in order and closes the files. False when a call did not end in time. */
  stop(): Promise<boolean>;
}

interface Foundation {
  readonly lock: DataFolderLock;
  readonly database: SqliteDatabase;
  readonly deps: SetupDeps;
  readonly xero: ClosableXeroGateway;
}

export async function createAppContext(
  config: Config,
  secrets: ConfigSecrets,
  logStream?: NodeJS.WritableStream,
): Promise<AppContext> {
  const logger = createWinstonLogger({
    level: config.logLevel,
    ...(logStream === undefined ? {} : { stream: logStream }),
  });
  const { lock, database, deps, xero } = await layFoundation(config, secrets, logger);
  const { uow, clock } = deps;
  const metrics = createMetrics(() => readGauges(uow.stores));
  const note = createPairingCodeNote(config.dataDir, logStream ?? process.stdout);
  const pipeline = createPipelineRunner({
    lanes: PIPELINE_LANES.map((runLane) => () => runLane(deps)),
    logger,
  });
  deps.underWay.onEnded(() => pipeline.wake());
  const xeroChanges = createXeroChangeQueue(deps);
  const useCases = bindUseCases(deps, {
    wakePipeline: () => pipeline.wake(),
    clearPairingCode: () => note.clear(),
    hintXeroChanges: (changes) => xeroChanges.hint(changes),
  });
  const servers = createHttpServers({
    useCases,
    pairings: uow.stores.pairings,
    clock,
    logger,
    metrics,
    webhookKey: secrets.xeroWebhookKey,
    adminUiDir: ADMIN_UI_DIR,
    config,
  });
  const jobs = createServiceJobs({ config, deps, pipeline, metrics, xeroChanges });
  return {
    logger,
    servers,
    pipeline,
    jobs,
    async prepare() {
      await adoptUnsettledCalls(deps);
    },
    async offerPairing() {
      const paired = await uow.stores.pairings.listActive();
      if (paired.length === 0) note.show(await createPairingCode(deps));
    },
    describeNext: async () => (await readStatus(deps)).next,
    async stop() {
      const { underWay } = deps;
      const working = { servers, jobs, pipeline, xero, underWay };
      const isEnded = await stopWork(working, LONGEST_STOP_MS);
      await database.close();
      lock.release();
      return isEnded;
    },
  };
}

async function layFoundation(
  config: Config,
  secrets: ConfigSecrets,
  logger: Logger,
): Promise<Foundation> {
  const lock = lockDataFolder(config.dataDir);
  const key = getSecretKey(config.dataDir, secrets);
  const database = await openDatabase({ file: getDatabaseFile(config.dataDir) });
  const uow = createUnitOfWork(database, createSecretBox(key));
  const clock = createSystemClock();
  const ids = createSystemIds();
  const { connections } = uow.stores;
  const identity = createXeroIdentity({ ...config.xero, connections, clock, ids, logger });
  const recorder = config.record === null ? undefined : createCallRecorder(config.record);
  const xero = createXeroGateway({
    apiUrl: config.xero.apiUrl,
    identity,
    governorStore: uow.stores.governor,
    connections,
    clock,
    logger,
    recorder,
  });
  const outages = createOutages({ clock, logger });
  const underWay = createCallsUnderWay({ logger });
  const disk = createDiskSpace(config.dataDir);
  const store = createStoreGateway({ clock, ids, logger });
  const backups = createBackups(getDatabaseFile(config.dataDir));
  const eraser = createShopEraser(database.kysely);
  const booking = { uow, clock, ids, logger, store, xero, outages, disk, underWay };
  return {
    lock,
    database,
    xero,
    deps: { ...booking, identity, backups, eraser },
  };
}

interface JobParts {
  readonly config: Config;
  readonly deps: SetupDeps;
  readonly pipeline: PipelineRunner;
  readonly metrics: Metrics;
  readonly xeroChanges: XeroChangeQueue;
}

/** Timers only wake: each wake-up ends in the pipeline, which finds what is due by itself. */
function createServiceJobs({ config, deps, pipeline, metrics, xeroChanges }: JobParts): Jobs {
  const thenWake = async (work: Promise<unknown>): Promise<void> => {
    await work;
    pipeline.wake();
  };
  const repairs = createRepairWatch(deps);
  const wakes = {
    pollStores: () => thenWake(pollStores(deps)),
    refreshReference: () => thenWake(refreshAllReferences(deps)),
    lookForRepairs: () => thenWake(repairs.lookForRepairs()),
    lookAtXero: () => thenWake(lookAtXero(deps)),
    readXeroChanges: () => thenWake(xeroChanges.readChanged()),
    bookFees: () => thenWake(bookDueFees(deps)),
    prune: () => pruneOldRows(deps),
  };
  const tick = { name: 'wake pipeline', everySeconds: 1, run: async () => pipeline.wake() };
  const jobs = [...listJobs(wakes, config.pollSeconds), tick];
  return createJobs({ jobs, clock: deps.clock, logger: deps.logger, metrics });
}

/** Contacts first: a document of a merged contact is then known to be the same one's. */
async function lookAtXero(deps: CoreDeps): Promise<void> {
  await mirrorAllContacts(deps);
  await lookAtAllDocuments(deps);
  await lookAtAllBanks(deps);
}

async function readGauges(stores: Stores): Promise<GaugeReadings> {
  return {
    ordersByState: await stores.orders.countByState(),
    openSteps: await stores.steps.countOpen(),
    openHints: await stores.events.countHints(),
    reviewEntries: await stores.review.countOpen(),
    xeroCalls: await stores.calls.countAll(),
  };
}

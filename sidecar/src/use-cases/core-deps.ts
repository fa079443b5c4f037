import type { Clock } from '../ports/clock.ts';
import type { DiskSpace } from '../ports/disk-space.ts';
import type { Ids } from '../ports/ids.ts';
import type { Logger } from '../ports/logger.ts';
import type { StoreGateway } from '../ports/store-gateway.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import type { XeroGateway } from '../ports/xero-gateway.ts';
import type { CallsUnderWay } from './sending/calls-under-way.ts';
import type { Outages } from './sending/outages.ts';

/** What the use-cases of the booking pipeline work with. */
export interface CoreDeps {
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly logger: Logger;
  readonly store: StoreGateway;
  readonly xero: XeroGateway;
  readonly outages: Outages;
  readonly underWay: CallsUnderWay;
  readonly disk: DiskSpace;
}

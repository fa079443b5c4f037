import { DaybookError } from '../../domain/errors/daybook-error.ts';
import type { BankStepBody } from '../../domain/ledger/bank-steps.ts';
import { WORK_PRIORITY } from '../../domain/ledger/work-priority.ts';
import { DELETED } from '../../domain/reconciliation/bank-state.ts';
import { addSharedStep } from '../booking/add-step.ts';
import { endBankQuestion, makeBankCause } from './bank-question.ts';
import { getOwnLinkOrThrow } from '../find-link.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';

/** Of fees or a transfer that differ in Xero: Xero is right, or what was deleted is booked again. */
export type BankChoice = 'keep' | 'bookAgain';

/**
 * A person's word on fees or a transfer that somebody changed in Xero. What is kept counts as booked all
 * the same: whoever took it out has booked it otherwise. Throws `order.nothing_to_decide` where it is as
 * it was by now, and where what was only changed is to be booked again.
 */
export async function decideBankChange(
  deps: Pick<SetupDeps, 'uow' | 'clock' | 'ids'>,
  decision: { readonly linkId: string; readonly key: string; readonly choice: BankChoice },
  actor: Actor,
): Promise<void> {
  const { linkId, key, choice } = decision;
  await deps.uow.transaction(async (stores) => {
    await getOwnLinkOrThrow(stores, linkId, actor);
    const sighting = await stores.bankSightings.find(linkId, key);
    const [row] = await stores.ledger.findByKeys(linkId, [key]);
    const isDeleted = sighting?.what === DELETED;
    const isOpen = sighting !== undefined && row !== undefined && !sighting.isAccepted;
    if (!isOpen || (choice === 'bookAgain' && !isDeleted)) {
      throw new DaybookError('order.nothing_to_decide');
    }
    const now = deps.clock.nowIso();
    if (isDeleted) {
      await stores.ledger.setState(linkId, key, 'voided');
      await endBankQuestion(stores, row, now);
    } else {
      await stores.bankSightings.accept(linkId, key);
      await stores.review.resolve(linkId, makeBankCause(key), now);
    }
    if (choice === 'bookAgain') {
      // Our own JSON, as it was planned: the same document, found by the same reference.
      const body = row.body as BankStepBody;
      const { ruleSetNumber } = row;
      const priority = WORK_PRIORITY.person;
      await addSharedStep(deps, stores, { linkId, ruleSetNumber, priority, body });
    }
    await stores.audit.append({
      at: now,
      actor: actor.adminId,
      actorName: actor.name,
      action: 'bank change decided',
      subject: linkId,
      before: { reference: row.number, what: sighting.what },
      after: choice,
    });
  });
}

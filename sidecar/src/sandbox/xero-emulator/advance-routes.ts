import type { Router } from 'express';
import {
  ADVANCE_NAMES,
  allocateAdvance,
  listAdvances,
  removeAdvanceAllocation,
  showAdvance,
  showAdvanceAllocation,
  type AdvanceKind,
} from './advances.ts';
import { getContext } from './api-context.ts';
import { answerList, answerOne } from './read-lists.ts';
import { NOT_FOUND } from './validation.ts';
import { answerWrite } from './write-elements.ts';

/** Over- and prepayments: made as bank transactions, listed and allocated here. */
export function addAdvanceRoutes(router: Router): void {
  addRoutes(router, 'overpayment', '/Overpayments');
  addRoutes(router, 'prepayment', '/Prepayments');
}

function addRoutes(router: Router, kind: AdvanceKind, path: string): void {
  const { plural, id: idField } = ADVANCE_NAMES[kind];
  router.get(path, (_request, response) => {
    const { organisation } = getContext(response);
    answerList(response, {
      plural,
      records: listAdvances(organisation, kind),
      show: (advance) => showAdvance(organisation, advance, kind),
      getUpdatedAt: ({ UpdatedDateUTC }) => UpdatedDateUTC,
      isPaged: true,
    });
  });
  router.get(`${path}/:id`, (request, response) => {
    const { organisation } = getContext(response);
    const advance = listAdvances(organisation, kind).find(
      (entry) => entry[idField] === request.params['id'],
    );
    answerOne(response, plural, advance && showAdvance(organisation, advance, kind));
  });
  router.put(`${path}/:id/Allocations`, (request, response) => {
    const advance = listAdvances(getContext(response).organisation, kind).find(
      (entry) => entry[idField] === request.params['id'],
    );
    if (advance === undefined) {
      response.status(404).type('html').send(NOT_FOUND);
      return;
    }
    answerWrite(response, {
      plural: 'Allocations',
      idField: 'AllocationID',
      write({ organisation, state, webhooks }, fields) {
        const allocation = allocateAdvance(organisation, advance, { fields, now: state.now() });
        const { tenantId } = organisation.record;
        const { InvoiceID: resourceId } = allocation;
        webhooks.note({ tenantId, category: 'INVOICE', type: 'UPDATE', resourceId });
        return showAdvanceAllocation(organisation, allocation);
      },
    });
  });
  router.delete(`${path}/:id/Allocations/:allocationId`, (request, response) => {
    const { organisation, state } = getContext(response);
    const allocation = organisation.advanceAllocations.find(
      ({ AllocationID }) => AllocationID === request.params['allocationId'],
    );
    if (allocation === undefined) {
      response.status(404).type('html').send(NOT_FOUND);
      return;
    }
    removeAdvanceAllocation(organisation, allocation, state.now());
    state.save(organisation);
    const { AllocationID } = allocation;
    response.json({ AllocationID, IsDeleted: true });
  });
}

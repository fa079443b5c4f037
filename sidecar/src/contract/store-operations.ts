import { z } from 'zod';
import type { Operations } from './operation.ts';
import { eventsReadSchema } from './store-events.ts';
import { storeInfoSchema } from './store-info.ts';
import { orderNotesReadSchema, ordersReadSchema } from './store-reads.ts';
import {
  addNoteAnswerSchema,
  addNoteRequestSchema,
  markPaidAnswerSchema,
  markPaidRequestSchema,
  patchAnswerSchema,
  patchRequestSchema,
  stockAnswerSchema,
  stockRequestSchema,
} from './store-writes.ts';

const pageQuery = z.object({ limit: z.coerce.number().int().optional() });

/** What the service asks of the plugin. */
export const STORE_OPERATIONS: Operations = {
  'GET /daybook/store/v1/info': {
    summary: 'The shop and its settings.',
    answer: storeInfoSchema,
  },
  'GET /daybook/store/v1/events': {
    summary: 'Events not accepted yet, oldest first.',
    query: pageQuery,
    answer: eventsReadSchema,
  },
  'GET /daybook/store/v1/order-notes': {
    summary: 'Orders with notes newer than a cursor.',
    query: pageQuery.extend({ afterId: z.coerce.number().int() }),
    answer: orderNotesReadSchema,
  },
  'GET /daybook/store/v1/orders': {
    summary: 'Full orders, by ids or page by page, oldest first.',
    query: pageQuery.extend({
      ids: z.string().optional(),
      afterId: z.coerce.number().int().optional(),
      createdFrom: z.string().optional(),
      createdTo: z.string().optional(),
    }),
    answer: ordersReadSchema,
  },
  'POST /daybook/store/v1/orders/{id}/paid': {
    summary: 'Mark an order as paid.',
    body: markPaidRequestSchema,
    answer: markPaidAnswerSchema,
  },
  'POST /daybook/store/v1/orders/{id}/notes': {
    summary: 'Add a note to an order; the same dedupeKey adds one.',
    body: addNoteRequestSchema,
    answer: addNoteAnswerSchema,
  },
  'POST /daybook/store/v1/stock': {
    summary: 'Set stock where the expected quantity still holds.',
    body: stockRequestSchema,
    answer: stockAnswerSchema,
  },
  'PATCH /daybook/store/v1/products/{id}': {
    summary: 'Change a product where the expected values still hold.',
    body: patchRequestSchema,
    answer: patchAnswerSchema,
  },
  'PATCH /daybook/store/v1/customers/{id}': {
    summary: 'Change a customer where the expected values still hold.',
    body: patchRequestSchema,
    answer: patchAnswerSchema,
  },
};

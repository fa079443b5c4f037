import {
  addNoteAnswerSchema,
  eventsReadSchema,
  markPaidAnswerSchema,
  orderNotesReadSchema,
  ordersReadSchema,
  storeEventSchema,
  storeInfoSchema,
  storeOrderSchema,
} from '../../contract/index.ts';
import type { EventsRead, OrdersRead, StoreGateway } from '../../ports/store-gateway.ts';
import type { z } from 'zod';
import { DaybookError } from '../../domain/errors/daybook-error.ts';
import { askStore, type StoreCall, type StoreGatewayOptions } from './ask-store.ts';

/** The plugin's API, signed; every answer is checked, and a malformed item never hides the others. */
export function createStoreGateway(options: StoreGatewayOptions): StoreGateway {
  const ask = (call: StoreCall): Promise<unknown> => askStore(options, call);
  return {
    readInfo: async (address) => readAnswer(storeInfoSchema, await ask({ address, path: '/info' })),
    readOrders: async (address, orderIds) =>
      toOrdersRead(await ask({ address, path: `/orders?ids=${orderIds.join(',')}` })),
    async readOrderPage(address, page) {
      const query = new URLSearchParams({
        ...(page.createdFrom === undefined ? {} : { createdFrom: page.createdFrom }),
        ...(page.createdTo === undefined ? {} : { createdTo: page.createdTo }),
        afterId: String(page.afterId),
        limit: String(page.limit),
      });
      return toOrdersRead(await ask({ address, path: `/orders?${query.toString()}` }));
    },
    readEvents: async (address, limit) =>
      toEventsRead(await ask({ address, path: `/events?limit=${limit}` })),
    readOrderNotes: async (address, afterId, limit) =>
      readAnswer(
        orderNotesReadSchema,
        await ask({ address, path: `/order-notes?afterId=${afterId}&limit=${limit}` }),
      ),
    async markPaid(address, orderId, reference) {
      const path = `/orders/${orderId}/paid`;
      return readAnswer(markPaidAnswerSchema, await ask({ address, path, body: { reference } }))
        .result;
    },
    async addNote(address, orderId, note) {
      readAnswer(
        addNoteAnswerSchema,
        await ask({ address, path: `/orders/${orderId}/notes`, body: note }),
      );
    },
  };
}

/** Throws `store.answer_unreadable` with the path of the first field that is not in form. */
function readAnswer<T>(schema: z.ZodType<T>, answer: unknown): T {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  const path = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new DaybookError('store.answer_unreadable', { details: { path }, cause: parsed.error });
}

function toOrdersRead(answer: unknown): OrdersRead {
  const read = readAnswer(ordersReadSchema, answer);
  const orders: OrdersRead['orders'][number][] = [];
  const malformed: OrdersRead['malformed'][number][] = [];
  for (const raw of read.orders) {
    const parsed = storeOrderSchema.safeParse(raw);
    if (parsed.success) orders.push(parsed.data);
    else {
      const path = parsed.error.issues[0]?.path.join('.') ?? '';
      malformed.push({ orderId: readNumber(raw, 'id'), raw: JSON.stringify(raw), path });
    }
  }
  return { orders, missing: read.missing, malformed };
}

function toEventsRead(answer: unknown): EventsRead {
  const read = readAnswer(eventsReadSchema, answer);
  const events: EventsRead['events'][number][] = [];
  const malformed: EventsRead['malformed'][number][] = [];
  for (const raw of read.events) {
    const parsed = storeEventSchema.safeParse(raw);
    if (parsed.success) events.push({ ...parsed.data, data: parsed.data.data ?? null });
    else {
      const path = parsed.error.issues[0]?.path.join('.') ?? '';
      malformed.push({ sequence: readNumber(raw, 'sequence'), raw: JSON.stringify(raw), path });
    }
  }
  return { outboxEpoch: read.outboxEpoch, events, malformed };
}

function readNumber(raw: unknown, name: string): number {
  const value =
    typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>)[name] : undefined;
  return typeof value === 'number' ? value : 0;
}

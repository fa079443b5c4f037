import type { Operations } from './operation.ts';
import { exclusionRequestSchema, orderListSchema, orderRowSchema } from './admin-api.ts';
import { contactDecisionSchema, contactQuestionSchema } from './admin/contacts.ts';
import {
  orderDetailsSchema,
  orderFilterSchema,
  orderListQuerySchema,
  orderPreviewSchema,
  orderTotalsSchema,
  choicePreviewSchema,
  choiceQuerySchema,
  decisionSchema,
} from './admin/orders.ts';

/** What the pages ask and do about orders. */
export const ORDER_OPERATIONS: Operations = {
  'POST /app/api/v1/orders/{linkId}/{orderId}/exclude': {
    summary: 'Do not book an order that is not in Xero yet.',
    body: exclusionRequestSchema,
  },
  'POST /app/api/v1/orders/{linkId}/{orderId}/include': {
    summary: 'Book an excluded order after all.',
  },
  'GET /app/api/v1/orders/{linkId}/{orderId}/undo': {
    summary: 'What taking the order out of Xero would send; nothing is sent.',
    answer: orderPreviewSchema,
  },
  'POST /app/api/v1/orders/{linkId}/{orderId}/undo': {
    summary: 'Take out of Xero what was booked for the order.',
    body: exclusionRequestSchema,
  },
  'GET /app/api/v1/orders/{linkId}/{orderId}/decide': {
    summary: 'What a choice would send; nothing is sent.',
    query: choiceQuerySchema,
    answer: choicePreviewSchema,
  },
  'POST /app/api/v1/orders/{linkId}/{orderId}/decide': {
    summary: 'Decide on what was changed in Xero, or in the store after it was booked.',
    body: decisionSchema,
  },
  'GET /app/api/v1/orders/{linkId}/{orderId}/contact': {
    summary: 'The customer beside the contacts of Xero that may be the same.',
    answer: contactQuestionSchema,
  },
  'POST /app/api/v1/orders/{linkId}/{orderId}/contact': {
    summary: 'Say which contact of Xero a customer is.',
    body: contactDecisionSchema,
  },
  'GET /app/api/v1/orders/{linkId}/{orderId}/details': {
    summary: 'One order, what the store says and what Xero holds.',
    answer: orderDetailsSchema,
  },
  'GET /app/api/v1/orders': {
    summary: 'Orders, newest first.',
    query: orderListQuerySchema,
    answer: orderListSchema,
  },
  'GET /app/api/v1/orders/{linkId}/{orderId}': {
    summary: 'One order with its documents in Xero.',
    answer: orderRowSchema,
  },
  'POST /app/api/v1/orders/{linkId}/{orderId}/resync': {
    summary: 'Read the order again and book what differs.',
  },
  'GET /app/api/v1/orders/totals': {
    summary: 'What the orders of a filter come to, and how many each state has.',
    query: orderFilterSchema,
    answer: orderTotalsSchema,
  },
  'GET /app/api/v1/orders/csv': {
    summary: 'The orders of a filter as a CSV file.',
    query: orderFilterSchema,
  },
  'GET /app/api/v1/orders/{linkId}/{orderId}/preview': {
    summary: 'What a resync of the order would send now; nothing is written.',
    answer: orderPreviewSchema,
  },
};

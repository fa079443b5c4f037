import {
  backfillEstimateSchema,
  backfillListSchema,
  backfillRequestSchema,
  backfillSchema,
  backfillUndoPlanSchema,
  backfillUndoQuerySchema,
  estimateQuerySchema,
} from './admin/backfills.ts';
import { exclusionRequestSchema } from './admin-api.ts';
import type { Operations } from './operation.ts';

/** Of orders of the past: taken in, and taken back. */
export const BACKFILL_OPERATIONS: Operations = {
  'POST /app/api/v1/backfill': {
    summary: 'Take in orders that were placed in a time span, in the background.',
    body: backfillRequestSchema,
    answer: backfillSchema,
  },
  'GET /app/api/v1/links/{linkId}/backfill-estimate': {
    summary: 'What taking in the orders of a time span would come to; nothing is kept or sent.',
    query: estimateQuerySchema,
    answer: backfillEstimateSchema,
  },
  'GET /app/api/v1/links/{linkId}/backfills': {
    summary: 'The latest backfills with how far they are.',
    answer: backfillListSchema,
  },
  'POST /app/api/v1/links/{linkId}/backfills/{backfillId}/pause': {
    summary: 'Read no further until resumed.',
    answer: backfillSchema,
  },
  'POST /app/api/v1/links/{linkId}/backfills/{backfillId}/resume': {
    summary: 'Read on; where the store did not answer, ask it now.',
    answer: backfillSchema,
  },
  'POST /app/api/v1/links/{linkId}/backfills/{backfillId}/stop': {
    summary: 'Read no further; what was read stays.',
    answer: backfillSchema,
  },
  'GET /app/api/v1/links/{linkId}/backfills/{backfillId}/undo': {
    summary: 'What taking back the orders that it booked would send, some at a time.',
    query: backfillUndoQuerySchema,
    answer: backfillUndoPlanSchema,
  },
  'POST /app/api/v1/links/{linkId}/backfills/{backfillId}/undo': {
    summary: 'Take the orders that it booked out of Xero, in the background.',
    body: exclusionRequestSchema,
    answer: backfillSchema,
  },
};

import { z } from 'zod';
import { decimalString, entityId } from './wire-types.ts';

/** `POST /orders/{id}/paid` */
export const markPaidRequestSchema = z.object({ reference: z.string() });
export const markPaidAnswerSchema = z.object({
  result: z.enum(['marked', 'alreadyPaid', 'notPossible']),
  reason: z.string().optional(),
});

/** `POST /orders/{id}/notes`: the same dedupeKey writes one note. */
export const addNoteRequestSchema = z.object({
  text: z.string().min(1),
  dedupeKey: z.string().min(1),
});
export const addNoteAnswerSchema = z.object({ result: z.enum(['added', 'alreadyThere']) });

/** `POST /stock`: compare and set. */
export const stockRequestSchema = z.object({
  changes: z.array(
    z.object({
      productId: entityId,
      combinationId: entityId.nullish(),
      warehouseId: entityId.nullish(),
      expected: z.int(),
      quantity: z.int(),
      message: z.string(),
    }),
  ),
});
export const stockAnswerSchema = z.object({
  results: z.array(z.object({ result: z.enum(['set', 'conflict']), actual: z.int().optional() })),
});

/** `PATCH /products/{id}` and `PATCH /customers/{id}`: only where `expected` still holds. */
export const patchRequestSchema = z.object({
  expected: z.record(z.string(), z.union([z.string(), decimalString, z.boolean(), z.null()])),
  values: z.record(z.string(), z.union([z.string(), decimalString, z.boolean(), z.null()])),
});
export const patchAnswerSchema = z.object({
  result: z.enum(['set', 'conflict']),
  actual: z.record(z.string(), z.unknown()).optional(),
});

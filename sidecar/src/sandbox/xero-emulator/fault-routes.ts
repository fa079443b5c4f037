import { Router } from 'express';
import { z } from 'zod';
import { FAULT_KINDS, type Faults } from './faults.ts';

const kind = z.enum(FAULT_KINDS);
const count = z.int().min(0).max(1_000_000);
const planSchema = z.strictObject({
  kind,
  times: count.optional(),
  afterCalls: count.optional(),
  method: z.enum(['GET', 'PUT', 'POST', 'DELETE']).optional(),
  path: z.string().max(200).optional(),
  seconds: count.optional(),
  forSeconds: count.optional(),
});
const randomSchema = z.strictObject({
  seed: z
    .int()
    .min(0)
    .max(2 ** 32 - 1),
  percent: z.int().min(0).max(100),
  kinds: z.array(kind).min(1),
});

/** Faults on demand: POST one, or random ones by a seed; GET what struck; DELETE them all. */
export function createFaultRoutes(faults: Faults): Router {
  const router = Router();
  router.get('/', (_request, response) => void response.json(faults.list()));
  router.delete('/', (_request, response) => {
    faults.clear();
    response.status(204).end();
  });
  router.post('/', (request, response) => {
    const plan = planSchema.safeParse(request.body);
    if (plan.success) response.json({ id: faults.add(withoutUndefined(plan.data)) });
    else response.status(400).json({ expected: z.prettifyError(plan.error) });
  });
  router.post('/random', (request, response) => {
    const random = randomSchema.safeParse(request.body);
    if (!random.success) {
      response.status(400).json({ expected: z.prettifyError(random.error) });
      return;
    }
    faults.strikeAtRandom(random.data);
    response.status(204).end();
  });
  return router;
}

/** Optional fields that were left out are not there at all. */
function withoutUndefined<T extends object>(
  fields: T,
): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

import { z } from 'zod';

/** `POST /store/v1/pair` */
export const pairRequestSchema = z.object({
  code: z.string().min(1).max(40),
  storeUrl: z.url({ protocol: /^https?$/ }),
  outboxEpoch: z.guid(),
  nopVersion: z.string().max(40),
  pluginVersion: z.string().max(40),
});

export const pairAnswerSchema = z.object({ keyId: z.string(), secret: z.string() });

export type PairAnswer = z.infer<typeof pairAnswerSchema>;

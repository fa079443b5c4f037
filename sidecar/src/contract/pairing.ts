import { z } from 'zod';

/** No 0 O 1 I L: what can be misread is not in a code. */
export const PAIRING_CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
export const PAIRING_CODE_LENGTH = 10;

/** `POST /store/v1/pair` */
export const pairRequestSchema = z.object({
  code: z.string().min(1).max(40),
  storeUrl: z.url({ protocol: /^https?$/ }),
  outboxEpoch: z.guid(),
  nopVersion: z.string().max(40),
  pluginVersion: z.string().max(40),
});

export const pairAnswerSchema = z.object({ keyId: z.string(), secret: z.string() });

export type PairRequest = z.infer<typeof pairRequestSchema>;
export type PairAnswer = z.infer<typeof pairAnswerSchema>;

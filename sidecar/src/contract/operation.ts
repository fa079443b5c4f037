import type { z } from 'zod';

/** One operation of the wire. Without `answer` it answers with no body. */
export interface Operation {
  readonly summary: string;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly answer?: z.ZodType;
}

export type Operations = Readonly<Record<`${string} /${string}`, Operation>>;

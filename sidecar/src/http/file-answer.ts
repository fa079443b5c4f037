import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { Response } from 'express';

/** An answer that is written as it is made, however long. */
export class FileAnswer {
  readonly #type: string;
  readonly #parts: AsyncIterable<string>;

  constructor(type: string, parts: AsyncIterable<string>) {
    this.#type = type;
    this.#parts = parts;
  }

  async send(response: Response): Promise<void> {
    const parts = this.#parts[Symbol.asyncIterator]();
    // The headings and the first page: what is wrong with the question is still answered in words.
    const first = [await parts.next(), await parts.next()];
    response.type(this.#type);
    await pipeline(Readable.from(follow(first, parts)), response);
  }
}

async function* follow(
  first: readonly IteratorResult<string>[],
  rest: AsyncIterator<string>,
): AsyncGenerator<string> {
  let part = first.at(-1);
  for (const { done, value } of first) if (done !== true) yield value;
  while (part?.done !== true) {
    part = await rest.next();
    if (part.done !== true) yield part.value;
  }
}

import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';

/** An answer that is written as it is made, however long. */
export class FileAnswer {
  readonly #type: string;
  readonly #parts: AsyncGenerator<string>;

  constructor(type: string, parts: AsyncGenerator<string>) {
    this.#type = type;
    this.#parts = parts;
  }

  async send(response: Response): Promise<void> {
    const parts = this.#parts;
    // What is wrong with the question shows with the first part: it is still answered in words.
    const first = await parts.next();
    response.type(this.#type);
    await pipeline(async function* () {
      if (first.done !== true) yield first.value;
      yield* parts;
    }, response);
  }
}

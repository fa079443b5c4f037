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
    response.type(this.#type);
    await pipeline(Readable.from(this.#parts), response);
  }
}

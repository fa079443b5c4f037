import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A sender that keeps to no rules: what it writes goes out as it is. */
export class RawSocket {
  readonly #socket: Socket;
  #text = '';
  #isClosed = false;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (part: Buffer) => {
      this.#text += part.toString();
    });
    // A server that closes while this side writes is what is waited for here.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.#isClosed = true;
    });
  }

  static async open(url: string): Promise<RawSocket> {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    return new RawSocket(socket);
  }

  write(text: string): void {
    this.#socket.write(text);
  }

  /** Sends this again and again until the server closes; resolves then, to what it said. */
  async dripUntilClosed(text: string): Promise<string> {
    const drip = setInterval(() => this.#socket.write(text), 10);
    await this.#waitForClose();
    clearInterval(drip);
    return this.#text;
  }

  /** The first line of the answer, once it is there. */
  async readStatusLine(): Promise<string> {
    while (!this.#text.includes('\r\n') && !this.#isClosed) await this.#waitFor('data', 'close');
    return this.#text.split('\r\n')[0] ?? '';
  }

  /** Resolves, to what was said, when the server closes. */
  async readUntilClosed(): Promise<string> {
    await this.#waitForClose();
    return this.#text;
  }

  close(): void {
    this.#socket.destroy();
  }

  async #waitForClose(): Promise<void> {
    if (!this.#isClosed) await this.#waitFor('close');
  }

  /** Unlike `once` of Node, this does not end with an error of the socket: its close follows. */
  #waitFor(...names: ('data' | 'close')[]): Promise<void> {
    return new Promise((resolve) => {
      for (const name of names) this.#socket.once(name, () => resolve());
    });
  }
}

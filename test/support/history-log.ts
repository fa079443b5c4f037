/** What happened to each order of a test, by the order's number: what a failing run needs to be read. */
export class HistoryLog {
  readonly #lines = new Map<string, string[]>();

  /** `what`: anything that prints. An order's documents may have numbers that begin with the order's. */
  note(number: string, what: unknown): void {
    const order = number.split('-')[0] ?? '';
    const lines = this.#lines.get(order) ?? [];
    this.#lines.set(order, [...lines, typeof what === 'string' ? what : JSON.stringify(what)]);
  }

  /** To all orders that there are by then. */
  noteToAll(what: string): void {
    for (const number of this.#lines.keys()) this.note(number, what);
  }

  /** A complaint of findWrong, with what happened to its order. */
  explain(complaint: string): string[] {
    return [complaint, ...(this.#lines.get(complaint.split(/[:-]/)[0] ?? '') ?? [])];
  }
}

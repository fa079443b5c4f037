import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

const FILE = 'time-shift';
const LONGEST_WAIT_MS = 45_000;

interface Seen {
  readonly shiftMs: number;
  readonly waitsUntilMs: number | null;
}

/** The clocks of all servers of a shop, which a test moves on together. */
export class ShiftedClocks {
  readonly #folder: string;
  #shiftMs = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** What makes a server's clock one of them. */
  static makeEnvironment(folder: string): Record<string, string> {
    const preload = pathToFileURL(path.join(import.meta.dirname, 'time-shift.mjs')).href;
    return { TIME_SHIFT_FILE: path.join(folder, FILE), NODE_OPTIONS: `--import=${preload}` };
  }

  nowMs(): number {
    return Date.now() + this.#shiftMs;
  }

  /** Resolves when each server has seen it. */
  async advance(ms: number): Promise<void> {
    this.#shiftMs += Math.ceil(ms);
    writeFileSync(path.join(this.#folder, FILE), String(this.#shiftMs));
    for (let waited = 0; waited < LONGEST_WAIT_MS && this.#isSomeBehind(); waited += 5)
      await wait(5);
  }

  /** When the next wait of a server ends that is not over yet. */
  findNextWakeMs(): number | undefined {
    const nowMs = this.nowMs();
    const ends = this.#readSeen().map(({ waitsUntilMs }) => waitsUntilMs ?? 0);
    const next = Math.min(...ends.filter((endsAtMs) => endsAtMs > nowMs));
    return Number.isFinite(next) ? next : undefined;
  }

  #isSomeBehind(): boolean {
    return this.#readSeen().some(({ shiftMs }) => shiftMs !== this.#shiftMs);
  }

  /** By the servers that run; one that is only starting reads the new time by itself. */
  #readSeen(): Seen[] {
    const names = readdirSync(this.#folder).filter((name) => name.startsWith(`${FILE}.`));
    return names
      .filter((name) => isRunning(Number(name.slice(FILE.length + 1))))
      .map((name) => parseSeen(readFileSync(path.join(this.#folder, name), 'utf8')));
  }
}

/** A note that is being written counts as one of the past. */
function parseSeen(text: string): Seen {
  try {
    return JSON.parse(text) as Seen;
  } catch {
    return { shiftMs: -1, waitsUntilMs: null };
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

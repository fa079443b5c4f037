import { setImmediate } from 'node:timers/promises';
import type {
  KyselyPlugin,
  PluginTransformQueryArgs,
  PluginTransformResultArgs,
  QueryResult,
  RootOperationNode,
  UnknownRow,
} from 'kysely';

const LONGEST_TURN_MS = 10;

/**
 * SQLite answers without leaving the microtasks, so that a transaction of a hundred queries would be one
 * turn of the event loop: after a while the next query waits until requests and answers had theirs.
 * Nothing slips into a transaction by it; others wait for the connection as before.
 */
export class TurnKeeper implements KyselyPlugin {
  #turnBegan = performance.now();

  transformQuery({ node }: PluginTransformQueryArgs): RootOperationNode {
    return node;
  }

  async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    if (performance.now() - this.#turnBegan > LONGEST_TURN_MS) {
      await setImmediate();
      this.#turnBegan = performance.now();
    }
    return result;
  }
}

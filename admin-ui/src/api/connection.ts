/** Whether answers come: from the back office (signed in), from the service behind it, or not at all. */
export type Connection = 'ok' | 'signedOut' | 'serviceDown' | 'offline';

let connection: Connection = 'ok';
const listeners = new Set<() => void>();

export function readConnection(): Connection {
  return connection;
}

/** Every answer says how it stands; only a change is told. */
export function noteConnection(next: Connection): void {
  if (next === connection) return;
  connection = next;
  for (const listener of listeners) listener();
}

export function watchConnection(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

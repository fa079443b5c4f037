import { useSyncExternalStore } from 'react';
import { readConnection, watchConnection, type Connection } from '../api/connection.ts';

export function useConnection(): Connection {
  return useSyncExternalStore(watchConnection, readConnection);
}

import { QueryClient } from '@tanstack/react-query';
import { isConnectionLost } from '../api/api-problem.ts';

const AGAIN_MS = 4000;

/**
 * A read that nobody answered waits and is asked again, so that a page keeps what it shows and what
 * was typed; it pauses while the tab is hidden. Everything else is an answer and is shown.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: (_count, error) => isConnectionLost(error),
        retryDelay: AGAIN_MS,
        // Whether the shop answers is seen by asking it, not by what the machine thinks of its network.
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
}

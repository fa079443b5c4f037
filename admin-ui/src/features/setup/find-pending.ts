import type { WireStatus } from '../../../../sidecar/src/contract/index.ts';

/** The link that is being set up to take the place of the first one. */
export function findPending({ links }: WireStatus): WireStatus['links'][number] | undefined {
  return links.find(({ replaces, state }) => replaces === links[0]?.id && state === 'setup');
}

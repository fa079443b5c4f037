/** Named by both sides on every request and answer. */
export const WIRE_VERSION = 1;
export const WIRE_VERSION_HEADER = 'Daybook-Wire-Version';

/** Who has to update for the two to fit; undefined when they do. */
export function findOutdatedSide(pluginVersion: number): 'plugin' | 'service' | undefined {
  if (pluginVersion === WIRE_VERSION) return undefined;
  return pluginVersion < WIRE_VERSION ? 'plugin' : 'service';
}

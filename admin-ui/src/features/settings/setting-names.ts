import type { WireRuleSet } from '../../../../sidecar/src/contract/index.ts';

/** Settings by name, as a new shop begins with them. */
export type ShownSettingsDefaults = WireRuleSet['settings'];

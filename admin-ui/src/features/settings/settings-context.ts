import { createContext, use } from 'react';
import type { WireChoices, WireShownSettings } from '../../../../sidecar/src/contract/index.ts';
import type { Draft } from './describe-example.ts';

/** What every card works with: the settings as they stand on the page, and what is known of them. */
export interface SettingsEditor {
  readonly draft: Draft;
  readonly shown: WireShownSettings;
  readonly choices: WireChoices | undefined;
  readonly mayChange: boolean;
  readonly change: (part: Partial<Draft>) => void;
}

export const SettingsContext = createContext<SettingsEditor | undefined>(undefined);

export function useSettings(): SettingsEditor {
  const editor = use(SettingsContext);
  if (editor === undefined) throw new Error('outside of the settings');
  return editor;
}

import { createContext, use } from 'react';
import {
  CHANGE_STEPS,
  SETUP_STEPS,
  type SetupStep,
} from '../../../../sidecar/src/contract/index.ts';

/** The questions that are asked one after the other, and the page that asks them. */
export interface SetupFlow {
  readonly path: string;
  readonly steps: readonly SetupStep[];
}

/** From nothing to live. */
export const FIRST_SETUP: SetupFlow = { path: '/setup', steps: SETUP_STEPS };
/** From one organisation to another. */
export const ORGANISATION_CHANGE: SetupFlow = {
  path: '/change-organisation',
  steps: CHANGE_STEPS,
};

const FlowContext = createContext<SetupFlow>(FIRST_SETUP);
export const FlowProvider = FlowContext.Provider;

export function useFlow(): SetupFlow {
  return use(FlowContext);
}

export function linkTo({ path }: SetupFlow, step: SetupStep): string {
  return `${path}?step=${step}`;
}

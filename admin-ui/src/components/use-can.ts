import { use } from 'react';
import { SessionContext } from '../app/session-context.ts';
import type { Session } from '../api/session.ts';

/** Whether the person may; the service decides again, this is only for what the page offers. */
export function useCan(permission: Session['permissions'][number]): boolean {
  return use(SessionContext)?.permissions.includes(permission) ?? false;
}

import { createContext } from 'react';
import type { Session } from '../api/session.ts';

/** Who is signed in; undefined where that is not known, as when the login had expired. */
export const SessionContext = createContext<Session | undefined>(undefined);

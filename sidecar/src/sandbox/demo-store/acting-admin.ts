import type { AdminIdentity } from '../../contract/index.ts';

/** Who uses the back office at the moment; tests choose it, Logout and the login change it. */
export interface ActingAdmin {
  identity: AdminIdentity;
  isSignedIn: boolean;
}

/** What a test may say of the admin; what is left out stays as it is. */
export interface AdminChange {
  readonly name?: string;
  readonly permissions?: AdminIdentity['permissions'];
  readonly language?: string;
  readonly direction?: AdminIdentity['direction'];
  readonly isSignedIn?: boolean;
}

export function makeActingAdmin(): ActingAdmin {
  return {
    identity: {
      id: 1,
      email: 'admin@example.test',
      name: 'Demo admin',
      permissions: ['view', 'operate', 'account', 'administer'],
      language: 'en',
      direction: 'ltr',
    },
    isSignedIn: true,
  };
}

export function changeActingAdmin(admin: ActingAdmin, change: AdminChange): void {
  const { isSignedIn = admin.isSignedIn, ...identity } = change;
  admin.identity = { ...admin.identity, ...identity };
  admin.isSignedIn = isSignedIn;
}

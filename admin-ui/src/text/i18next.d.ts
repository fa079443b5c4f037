import type { en } from './en.ts';

/** Keys of texts are checked by the compiler: one that is missing does not build. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en };
  }
}

import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.ts';

/** English is complete and the fallback of every other language. */
export async function setUpText(language: string): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    interpolation: { escapeValue: false },
    // Keys such as “POST /links/:linkId/pause” have colons of their own.
    nsSeparator: false,
  });
}

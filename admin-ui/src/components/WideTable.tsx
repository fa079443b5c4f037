import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** A table that may be wider than its place: it scrolls by itself, with the keyboard too. */
export function WideTable({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <section className="wide" aria-label={t('app.table')} tabIndex={0}>
      {children}
    </section>
  );
}

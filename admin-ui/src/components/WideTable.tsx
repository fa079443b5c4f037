import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface WideTableProps {
  /** What the table holds: two tables of a page need two names. */
  readonly label?: string;
  readonly children: ReactNode;
}

/** A table that may be wider than its place: it scrolls by itself, with the keyboard too. */
export function WideTable({ label, children }: WideTableProps) {
  const { t } = useTranslation();
  return (
    <div className="wide" role="group" aria-label={label ?? t('app.table')} tabIndex={0}>
      {children}
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import type { WireChoices } from '../../../../sidecar/src/contract/index.ts';
import { describeChoice, nameAccount } from './describe-choice.ts';
import { MAPPING_TABS, type MappingRow } from './mapping-row.ts';

interface PrintSheetProps {
  readonly rows: readonly MappingRow[];
  readonly choices: WireChoices;
}

/** Every mapping on paper, with room for a tick: only printed, never shown. */
export function PrintSheet({ rows, choices }: PrintSheetProps) {
  const { t } = useTranslation();
  return (
    <div className="print-only">
      <h1>{t('mappings.printTitle', { name: choices.organisation.name })}</h1>
      {MAPPING_TABS.map((tab) => (
        <section key={tab}>
          <h2>{t(`mappings.tabs.${tab}`)}</h2>
          <table>
            <thead>
              <tr>
                <th>{t('mappings.inStore')}</th>
                <th>{t('mappings.goesTo')}</th>
                <th>{t('mappings.printRight')}</th>
              </tr>
            </thead>
            <tbody>
              {rows
                .filter((row) => row.tab === tab)
                .map((row) => {
                  const chosen = describeChoice(row, choices, t);
                  return (
                    <tr key={row.key}>
                      <td>{row.note === '' ? row.name : `${row.name} (${row.note})`}</td>
                      <td>
                        {chosen === undefined ? t('mappings.nothing') : nameAccount(chosen)}{' '}
                        {chosen?.problem}
                      </td>
                      <td>☐</td>
                    </tr>
                  );
                })}
            </tbody>
          </table>
        </section>
      ))}
    </div>
  );
}

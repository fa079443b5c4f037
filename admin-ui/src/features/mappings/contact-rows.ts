import { joinKey, type MappingRow, type RowSources } from './mapping-row.ts';

export const CONTACT_NAMES = ['person', 'companyFirst'] as const;

/** How customers are named as contacts in Xero. */
export function listContactRows({ rules, t }: RowSources): MappingRow[] {
  return [
    {
      tab: 'contacts',
      key: joinKey('contacts', 'name'),
      name: t('mappings.contactName'),
      note: '',
      kind: 'contact',
      value: rules.settings.contactName,
      isMissing: false,
      uses: [],
      change: (before, value) => {
        const contactName = CONTACT_NAMES.find((name) => name === value);
        if (contactName === undefined) return before;
        return { ...before, settings: { ...before.settings, contactName } };
      },
    },
  ];
}

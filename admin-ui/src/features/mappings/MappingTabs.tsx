import { Badge, Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { MAPPING_TABS, type MappingTab } from './mapping-row.ts';

interface MappingTabsProps {
  readonly missing: readonly MappingTab[];
  readonly children: (tab: MappingTab) => ReactNode;
}

/** The open tab is part of the address: a link from elsewhere leads to the right one. */
export function MappingTabs({ missing, children }: MappingTabsProps) {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const tab = MAPPING_TABS.find((one) => one === search.get('tab')) ?? 'paymentMethods';
  return (
    <Tabs
      value={tab}
      keepMounted={false}
      onChange={(chosen) => setSearch(chosen === null ? {} : { tab: chosen }, { replace: true })}
    >
      <Tabs.List mb="sm" className="mapping-tabs">
        {MAPPING_TABS.map((one) => {
          const count = missing.filter((its) => its === one).length;
          return (
            <Tabs.Tab
              key={one}
              value={one}
              rightSection={
                count === 0 ? null : (
                  <Badge size="sm" tt="none" color="#8a5300">
                    {t('mappings.missingCount', { count })}
                  </Badge>
                )
              }
            >
              {t(`mappings.tabs.${one}`)}
            </Tabs.Tab>
          );
        })}
      </Tabs.List>
      {MAPPING_TABS.map((one) => (
        <Tabs.Panel key={one} value={one}>
          {children(one)}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WireOrderRow } from '../../../sidecar/src/contract/index.ts';

type State = WireOrderRow['state'];

/** Icon, text colour and fill; the text alone says it, the colour repeats it. */
const LOOKS: Readonly<Record<State, readonly [icon: string, color: string, fill: string]>> = {
  new: ['◷', '#444', '#e4e8ee'],
  waiting: ['◷', '#444', '#e4e8ee'],
  sending: ['➤', '#2f6f94', '#e1eef6'],
  booked: ['✓', '#00632c', '#dff3e6'],
  held: ['!', '#8f2716', '#fbe3df'],
  skipped: ['–', '#444', '#f1f1f1'],
};

export function OrderState({ state }: { readonly state: State }) {
  const { t } = useTranslation();
  const [icon, color, fill] = LOOKS[state];
  return (
    <Badge
      tt="none"
      radius="sm"
      miw="max-content"
      styles={{ root: { background: fill }, label: { color, fontWeight: 600 } }}
    >
      <span aria-hidden>{icon} </span>
      {t(`state.${state}`)}
    </Badge>
  );
}

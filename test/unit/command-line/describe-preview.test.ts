import { describePreview } from '../../../sidecar/src/command-line/describe-answers.ts';
import type { WireOrderPreview } from '../../../sidecar/src/contract/index.ts';

const note: WireOrderPreview['writes'][number] = {
  action: 'create',
  type: 'creditNote',
  number: '',
  amount: '12.00',
  currency: 'GBP',
  on: '2026-11-04',
  wasOn: null,
  asksFirst: true,
};

const describeWith = (code: string): string[] =>
  describePreview({
    outcome: 'sends',
    reason: { code, message: 'Why.', suggestion: 'Do.' },
    writes: [note],
  });

it('says beside what is sent when it is, where that waits for a summary', () => {
  expect(describeWith('order.undo_waits_for_summary')).toContain('  Why. Do.');
  expect(describeWith('order.excluded')).not.toContain('  Why. Do.');
});

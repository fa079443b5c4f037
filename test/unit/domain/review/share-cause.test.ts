import { describeForOthers } from '../../../../sidecar/src/domain/review/share-cause.ts';

it('names no customer to somebody outside the shop, whatever Xero said', () => {
  const archived = describeForOthers('contact.archived', { name: 'Ann Brown' });
  const refused = describeForOthers('xero.refused', { text: 'ann@example.com is not valid' });
  const taken = describeForOthers('xero.contact_name_taken', { name: 'Ann Brown' });
  for (const texts of [archived, refused, taken]) {
    expect(JSON.stringify(texts)).not.toMatch(/ann/i);
    expect(texts.message.length).toBeGreaterThan(0);
  }
});

it('names accounts and rates as they are', () => {
  const details = { account: '200', name: 'Sales' };
  expect(describeForOthers('mapping.account_archived', details).message).toContain('200 Sales');
  expect(describeForOthers('xero.account_archived', { account: '200' }).message).toContain('200');
});

import { isRedirectAccepted } from '../../../../sidecar/src/domain/setup/is-redirect-accepted.ts';

it.each([
  ['https://shop.example/daybook/xero/callback', true],
  ['http://localhost:5000/daybook/xero/callback', true],
  ['http://127.0.0.1/daybook/xero/callback', true],
  ['http://shop.example/daybook/xero/callback', false],
  ['http://localhost.shop.example/daybook/xero/callback', false],
  ['not an address', false],
])(
  'Xero sends nobody back to an address without https but the machine itself: %s',
  (address, is) => {
    expect(isRedirectAccepted(address)).toBe(is);
  },
);

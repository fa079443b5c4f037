import { canNumbersMeet } from '../../../../sidecar/src/domain/mapping/can-numbers-meet.ts';

const USUAL = '{prefix}{customOrderNumber}';
const number = (invoiceNumberPrefix: string, invoiceNumberTemplate = USUAL, storeId = 1) => ({
  invoiceNumberPrefix,
  invoiceNumberTemplate,
  storeId,
});

it.each([
  ['both without a prefix', number(''), number('')],
  ['the same prefix', number('WEB-'), number('WEB-')],
  ['one that differs in capitals only', number('web-'), number('WEB-')],
  ['figures that an order number may begin with', number(''), number('2')],
  ['figures behind the other’s prefix', number('A-'), number('A-20')],
  ['another template that comes to the same', number('A-'), number('', 'A-{orderId}')],
  [
    'no number of the store where both have it',
    number('', 'S{storeId}-{orderId}', 2),
    number('S2-'),
  ],
])('numbers can meet: %s', (_why, one, other) => {
  expect(canNumbersMeet(one, other)).toBe(true);
  expect(canNumbersMeet(other, one)).toBe(true);
});

it.each([
  ['letters before the order number', number(''), number('B-')],
  ['other letters', number('A-'), number('B-')],
  ['letters behind the other’s prefix', number('A-'), number('A-WEB-')],
  [
    'the store’s number',
    number('', 'S{storeId}-{orderId}', 1),
    number('', 'S{storeId}-{orderId}', 2),
  ],
  ['other letters at the end', number('', '{orderId}-A'), number('', '{orderId}-B')],
])('numbers cannot meet: %s', (_why, one, other) => {
  expect(canNumbersMeet(one, other)).toBe(false);
  expect(canNumbersMeet(other, one)).toBe(false);
});

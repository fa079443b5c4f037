/** Cards from before Daybook. */
export const giftCards = {
  question: 'Which gift cards were sold before Daybook?',
  intro:
    'A card whose sale Daybook did not book pays an order only if you confirm it here, and never more than it was worth. Their sum is to be what your gift card account in Xero began with.',
  card: 'Card no.',
  worth: 'Worth then',
  used: 'Used since',
  left: 'Left',
  by: 'Confirmed',
  sum: 'All cards',
  none: 'None is confirmed.',
  waiting_one: 'Card no. {{card}} paid {{amount}} of {{count}} order that waits.',
  waiting_other: 'Card no. {{card}} paid {{amount}} of {{count}} orders that wait.',
  list: 'Cards to confirm',
  listHint:
    'One card a line: its number, then what it was worth when Daybook began, such as “12 50.00”. The number is in the address of the card’s page in the store. 0 takes a confirmation back.',
  notRead: 'Line {{line}} is not a number and an amount.',
  confirm: 'Confirm',
  done: 'Confirmed. Orders that waited for these cards go on.',
};

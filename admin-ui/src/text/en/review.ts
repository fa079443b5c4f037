export const review = {
  title: 'Review',
  none: 'Nothing needs you',
  noneHint: 'When an order cannot be booked, its cause shows here once, with what to do.',
  blocks_one: '{{count}} order waits for this.',
  blocks_other: '{{count}} orders wait for this.',
  since: 'since {{time}}',
  whatToDo: 'What to do',
  toMappings: 'Open Mappings',
  toSettings: 'Open Settings',
  seeOrders: 'See the orders',
  resolves: 'It goes away by itself when its cause is gone.',
};

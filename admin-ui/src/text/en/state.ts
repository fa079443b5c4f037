export const state = {
  new: 'Waiting',
  waiting: 'Waiting',
  sending: 'Sending',
  booked: 'Booked',
  held: 'Needs you',
  skipped: 'Not booked',
  all: 'All',
};

import { activity } from './en/activity.ts';
import { app } from './en/app.ts';
import { contacts } from './en/contacts.ts';
import { embed } from './en/embed.ts';
import { state } from './en/state.ts';
import { home } from './en/home.ts';
import { orders } from './en/orders.ts';
import { review } from './en/review.ts';
import { mappings } from './en/mappings.ts';
import { payouts } from './en/payouts.ts';
import { setup } from './en/setup.ts';
import { settings } from './en/settings.ts';

/** Every text of the pages, a file a page. */
export const en = {
  activity,
  app,
  contacts,
  embed,
  state,
  home,
  orders,
  review,
  mappings,
  payouts,
  setup,
  settings,
};

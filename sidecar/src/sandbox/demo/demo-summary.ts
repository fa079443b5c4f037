export interface DemoSummary {
  readonly orders: number;
  readonly booked: number;
  readonly held: number;
  readonly waiting: number;
  readonly skipped: number;
  readonly contacts: number;
  readonly invoices: number;
  readonly payments: number;
  readonly creditNotes: number;
  readonly refunds: number;
  readonly xeroCalls: number;
  readonly callsPerOrder: number;
  readonly centDifferences: number;
  readonly reviewEntries: number;
  readonly seconds: number;
}

/** Several shops, one after the other, in one summary. */
export function addSummaries(summaries: readonly DemoSummary[]): DemoSummary {
  const total = (name: keyof DemoSummary): number =>
    summaries.reduce((sum, summary) => sum + summary[name], 0);
  const booked = total('booked');
  return {
    orders: total('orders'),
    booked,
    held: total('held'),
    waiting: total('waiting'),
    skipped: total('skipped'),
    contacts: total('contacts'),
    invoices: total('invoices'),
    payments: total('payments'),
    creditNotes: total('creditNotes'),
    refunds: total('refunds'),
    xeroCalls: total('xeroCalls'),
    callsPerOrder: divide(total('xeroCalls'), booked),
    centDifferences: total('centDifferences'),
    reviewEntries: total('reviewEntries'),
    seconds: Math.round(total('seconds') * 10) / 10,
  };
}

export function divide(amount: number, by: number): number {
  return by === 0 ? 0 : Math.round((amount / by) * 1000) / 1000;
}

export function formatSummary(summary: DemoSummary): string {
  const rows: [string, string | number][] = [
    ['Orders', summary.orders],
    ['  booked', summary.booked],
    ['  waiting', summary.waiting],
    ['  not booked', summary.skipped],
    ['  need a person', summary.held],
    ['Invoices in Xero', summary.invoices],
    ['Payments', summary.payments],
    ['Credit notes', summary.creditNotes],
    ['Refunds', summary.refunds],
    ['Contacts', summary.contacts],
    ['Calls to Xero', `${summary.xeroCalls} (${summary.callsPerOrder} an order)`],
    ['Differences to the cent', summary.centDifferences],
    ['Review entries', summary.reviewEntries],
    ['Seconds', summary.seconds],
  ];
  return rows.map(([name, value]) => `${name.padEnd(26)}${value}`).join('\n');
}

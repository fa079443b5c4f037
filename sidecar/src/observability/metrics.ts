import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** The numbers that are read when somebody looks, by name of the gauge. */
export interface GaugeReadings {
  readonly ordersByState: Readonly<Record<string, number>>;
  readonly openSteps: number;
  readonly openHints: number;
  readonly reviewEntries: number;
  readonly xeroCalls: number;
}

export interface HttpRequestFacts {
  readonly method: string;
  /** The route's pattern, never the address as sent: its values would be without number. */
  readonly route: string;
  readonly status: number;
}

export interface Metrics {
  readonly contentType: string;
  countRequest(facts: HttpRequestFacts, durationSeconds: number): void;
  countJob(jobName: string, outcome: 'done' | 'failed'): void;
  /** The text that Prometheus reads. */
  render(): Promise<string>;
}

/** Metrics of one service; a registry of its own, so that two services in one process do not mix. */
export function createMetrics(readGauges: () => Promise<GaugeReadings>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'daybook_http_request_seconds',
    help: 'Requests answered, by route.',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  });
  const jobs = new Counter({
    name: 'daybook_jobs_total',
    help: 'Jobs run, by outcome.',
    labelNames: ['job', 'outcome'],
    registers: [registry],
  });
  const setGauges = createGauges(registry);
  return {
    contentType: registry.contentType,
    countRequest: ({ method, route, status }, durationSeconds) =>
      requests.observe({ method, route, status: String(status) }, durationSeconds),
    countJob: (job, outcome) => jobs.inc({ job, outcome }),
    async render() {
      setGauges(await readGauges());
      return registry.metrics();
    },
  };
}

function createGauges(registry: Registry): (readings: GaugeReadings) => void {
  const gauge = (name: string, help: string, labelNames: string[] = []): Gauge =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  const orders = gauge('daybook_orders', 'Orders, by state.', ['state']);
  const steps = gauge('daybook_open_steps', 'Steps that are not settled.');
  const hints = gauge('daybook_open_hints', 'Orders that are to be read from the store.');
  const review = gauge('daybook_review_entries', 'Open entries of the review inbox.');
  const calls = gauge(
    'daybook_xero_calls',
    'Calls made to Xero since the start of the data folder.',
  );
  return (readings) => {
    for (const [state, count] of Object.entries(readings.ordersByState)) {
      orders.set({ state }, count);
    }
    steps.set(readings.openSteps);
    hints.set(readings.openHints);
    review.set(readings.reviewEntries);
    calls.set(readings.xeroCalls);
  };
}

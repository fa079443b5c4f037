type Figures = Readonly<Record<string, number>>;

/** What is to be reached: at most, or at least. */
const GOALS: Readonly<Record<string, { readonly most?: number; readonly least?: number }>> = {
  callsPerOrder: { most: 0.065 },
  ordersPerMinuteWithinLimit: { least: 920 },
  ordersPerDayStarter: { least: 15_000 },
  evenDayCalls: { most: 900 },
  refundCallsPer50: { most: 2 },
  localOrdersPerMinute: { least: 5000 },
  ordersPageP95Ms: { most: 100 },
  loopDelayP99Ms: { most: 50 },
  eventToPostedP95Ms: { most: 250 },
  startMs: { most: 1000 },
  idleMemoryMb: { most: 150 },
};

/** A table; with --json one object as the last line. Throws for a figure that is none. */
export function printFigures(figures: Figures, notes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(figures)) {
    if (!Number.isFinite(value)) throw new Error(`${name} was not measured`);
    const shown = value.toFixed(value < 10 ? 3 : 0);
    const columns = [name.padEnd(28), shown.padStart(10), describeGoal(name, value).padEnd(24)];
    console.log([...columns, notes[name] ?? ''].join('  ').trimEnd());
  }
  if (process.argv.includes('--json')) console.log(JSON.stringify(figures));
}

function describeGoal(name: string, value: number): string {
  const { most, least } = GOALS[name] ?? {};
  if (most !== undefined) return value <= most ? `≤ ${most}` : `≤ ${most} not reached`;
  if (least !== undefined) return value >= least ? `≥ ${least}` : `≥ ${least} not reached`;
  return '';
}

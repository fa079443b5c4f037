/** Routes that one kind of sender uses, by the start of their paths. */
export interface RouteFamily {
  readonly name: 'app' | 'pair' | 'webhooks' | 'store';
  readonly start: string;
  /** What is larger is answered with 413. */
  readonly mostBytes: number;
}

const KIB = 1024;

/** The longest start first. Whoever pairs has not proved anything yet, and has little to say. */
const ROUTE_FAMILIES: readonly RouteFamily[] = [
  { name: 'pair', start: '/store/v1/pair', mostBytes: 16 * KIB },
  { name: 'webhooks', start: '/store/v1/xero/webhooks', mostBytes: 1024 * KIB },
  { name: 'store', start: '/store/', mostBytes: 2048 * KIB },
  { name: 'app', start: '/app/', mostBytes: 5 * 1024 * KIB },
];

/** Undefined for a path that is none of ours. */
export function findRouteFamily(pathWithQuery: string): RouteFamily | undefined {
  return ROUTE_FAMILIES.find(({ start }) => pathWithQuery.startsWith(start));
}

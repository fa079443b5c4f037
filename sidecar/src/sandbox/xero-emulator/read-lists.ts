import type { Request, Response } from 'express';
import { getContext, readQuery } from './api-context.ts';
import { makeEnvelope } from './envelope.ts';
import { NOT_FOUND } from './validation.ts';
import { compileWhere, QueryParseError } from './where.ts';

const DEFAULT_PAGE_SIZE = 100;
const MAX_PAGE_SIZE = 1000;

export interface ListRead<T> {
  readonly plural: string;
  readonly records: readonly T[];
  readonly getUpdatedAt?: (record: T) => number;
  /** As a list shows it; `isWhole` for paged and single reads. */
  readonly show: (record: T, isWhole: boolean) => Record<string, unknown>;
  readonly isPaged: boolean;
}

/** A collection's GET: where, If-Modified-Since, order, paging. */
export function answerList<T>(response: Response, read: ListRead<T>): void {
  const { request, state } = getContext(response);
  try {
    const since = readModifiedSince(request);
    const fresh = read.records.filter(
      (record) => since === undefined || (read.getUpdatedAt?.(record) ?? 0) > since,
    );
    const where = readQuery(request, 'where');
    const matches = where === undefined ? () => true : compileWhere(where);
    const found = fresh.filter((record) => matches(read.show(record, true)));
    const ordered = order(found, read, readQuery(request, 'order'));
    const page = readPage(request, read.isPaged);
    const part =
      page === undefined
        ? ordered
        : ordered.slice((page.page - 1) * page.pageSize, page.page * page.pageSize);
    const shown = part.map((record) => read.show(record, page !== undefined));
    const paging = page === undefined ? undefined : { ...page, itemCount: found.length };
    response.json(makeEnvelope(read.plural, shown, { now: state.now(), paging }));
  } catch (error) {
    if (!(error instanceof QueryParseError)) throw error;
    response
      .status(400)
      .json({ ErrorNumber: 16, Type: 'QueryParseException', Message: error.message });
  }
}

/** A single record, or Xero's 404 page. */
export function answerOne(
  response: Response,
  plural: string,
  shown: Record<string, unknown> | undefined,
): void {
  if (shown === undefined) {
    response.status(404).type('html').send(NOT_FOUND);
    return;
  }
  response.json(makeEnvelope(plural, [shown], { now: getContext(response).state.now() }));
}

function readModifiedSince(request: Request): number | undefined {
  const header = request.header('if-modified-since');
  if (header === undefined) return undefined;
  const ms = Date.parse(/Z$|GMT$/.test(header) ? header : `${header}Z`);
  return Number.isNaN(ms) ? undefined : ms;
}

function readPage(
  request: Request,
  isPaged: boolean,
): { page: number; pageSize: number } | undefined {
  const page = Number(readQuery(request, 'page') ?? '0');
  const size = Number(readQuery(request, 'pageSize') ?? '0');
  if (!isPaged || (page === 0 && size === 0)) return undefined;
  const pageSize = size === 0 ? DEFAULT_PAGE_SIZE : Math.min(MAX_PAGE_SIZE, Math.max(1, size));
  return { page: Math.max(1, page), pageSize };
}

function order<T>(records: readonly T[], read: ListRead<T>, text: string | undefined): T[] {
  if (text === undefined) return [...records];
  const [field = '', direction = 'ASC'] = text.split(' ');
  const sign = direction.toUpperCase() === 'DESC' ? -1 : 1;
  const key = (record: T): string | number => {
    if (field === 'UpdatedDateUTC') return read.getUpdatedAt?.(record) ?? 0;
    const value = read.show(record, true)[field];
    return typeof value === 'number' ? value : String(value);
  };
  return records.toSorted((a, b) => (key(a) < key(b) ? -sign : key(a) > key(b) ? sign : 0));
}

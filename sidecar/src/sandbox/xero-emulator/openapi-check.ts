import { existsSync, readFileSync } from 'node:fs';
import type { RequestHandler } from 'express';

/** What did not fit Xero's own description, one line each. */
export interface OpenApiCheck {
  readonly violations: readonly string[];
  /** Checks every body that comes in and goes out. */
  readonly middleware: RequestHandler;
}

type Json = { [key: string]: Json } | Json[] | string | number | boolean | null;
type Validate = ((value: unknown) => boolean) & { errors?: readonly Fault[] | null };

interface Fault {
  readonly instancePath: string;
  readonly message?: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Where Xero's OpenAPI is looked for: beside the project, as it is no part of it. */
const XERO_OPENAPI = new URL(
  '../../../../../shared/data/xero/xero_accounting.yaml',
  import.meta.url,
);
const MOST_VIOLATIONS = 100;

const isCalendarDay = (text: string): boolean => {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
};

/** The formats that Xero's description names: AJV has none of its own, and passes what it does not know. */
const FORMATS = {
  uuid: /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i,
  date: (text: string) => /^\d{4}-\d\d-\d\d$/.test(text) && isCalendarDay(text),
  'date-time': (text: string) => !Number.isNaN(Date.parse(text)),
  uri: (text: string) => URL.canParse(text),
  binary: true,
  byte: /^[A-Za-z\d+/]*={0,2}$/,
  double: { type: 'number', validate: Number.isFinite },
  float: { type: 'number', validate: Number.isFinite },
  int: { type: 'number', validate: (value: number) => (value | 0) === value },
} as const;

/** The check; undefined where Xero's description is not there, which is said. */
export async function loadOpenApiCheck(
  say: (line: string) => void,
  file: URL = XERO_OPENAPI,
): Promise<OpenApiCheck | undefined> {
  if (!existsSync(file)) {
    say('Bodies are not checked: Xero’s OpenAPI is not there.');
    return undefined;
  }
  const [{ Ajv }, { parse }] = await Promise.all([import('ajv'), import('yaml')]);
  const document = parse(readFileSync(file, 'utf8'), { maxAliasCount: -1 }) as Json;
  const compiler = new Ajv({ strict: false, formats: FORMATS });
  compiler.addSchema(document as object, 'answers');
  const requests = closeObjects(document);
  compiler.addSchema(requests as object, 'requests');
  // What it requires is of creates: a change of the status alone is a change as well.
  compiler.addSchema(leaveOutRequired(requests) as object, 'updates');
  const operations = listOperations(document);
  const validators = new Map<string, Validate | undefined>();
  const violations: string[] = [];

  function check(side: 'requests' | 'answers', call: Call, body: unknown): void {
    const operation = operations.find((entry) => entry.matches(call));
    const pointer = operation?.[side];
    if (pointer === undefined) return;
    const isUpdate = side === 'requests' && operation?.isUpdate === true;
    const name = `${isUpdate ? 'updates' : side}#${pointer}`;
    if (!validators.has(name)) validators.set(name, compiler.compile({ $ref: name }) as Validate);
    const validate = validators.get(name);
    if (validate === undefined || validate(body) || violations.length >= MOST_VIOLATIONS) return;
    const faults = (validate.errors ?? []).map(describeFault).join('; ');
    const line = `${call.method} ${call.path} (${side}): ${faults}`;
    violations.push(line);
    say(line);
  }

  return {
    violations,
    middleware(request, response, next) {
      const call = { method: request.method.toLowerCase(), path: request.path };
      if (call.method !== 'get') check('requests', call, request.body);
      const send = response.json.bind(response);
      response.json = (body: unknown) => {
        if (response.statusCode === 200) check('answers', call, JSON.parse(JSON.stringify(body)));
        return send(body);
      };
      next();
    },
  };
}

interface Call {
  readonly method: string;
  readonly path: string;
}

interface Operation {
  /** JSON pointers to the schemas of the bodies. */
  readonly requests: string | undefined;
  readonly answers: string | undefined;
  /** Of one document, by its id. */
  readonly isUpdate: boolean;
  matches(call: Call): boolean;
}

function listOperations(document: Json): Operation[] {
  const paths = Object.entries(get(document, 'paths') ?? {});
  return paths.flatMap(([template, methods]) =>
    Object.entries(methods as Record<string, Json>).map(([method, operation]) => {
      const base = `/paths/${escapePointer(template)}/${method}`;
      const content = 'content/application~1json/schema';
      const form = new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
      const isThere = (...steps: string[]): boolean => get(operation, ...steps) !== undefined;
      return {
        requests: isThere('requestBody', 'content', 'application/json', 'schema')
          ? `${base}/requestBody/${content}`
          : undefined,
        answers: isThere('responses', '200', 'content', 'application/json', 'schema')
          ? `${base}/responses/200/${content}`
          : undefined,
        isUpdate: method === 'post' && template.endsWith('}'),
        matches: (call: Call) => call.method === method && form.test(call.path),
      };
    }),
  );
}

function get(value: Json | undefined, ...steps: readonly string[]): Json | undefined {
  let inner = value;
  for (const step of steps) {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return undefined;
    inner = inner[step];
  }
  return inner;
}

function escapePointer(text: string): string {
  return encodeURIComponent(text.replaceAll('~', '~0').replaceAll('/', '~1'));
}

/** Fields that Xero does not know, and fields that only Xero writes, do not pass. */
function closeObjects(value: Json): Json {
  if (Array.isArray(value)) return value.map(closeObjects);
  if (typeof value !== 'object' || value === null) return value;
  if (value['readOnly'] === true) return { not: {} };
  const closed = Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, closeObjects(inner)]),
  );
  const isObject = typeof closed['properties'] === 'object' && closed['type'] !== undefined;
  return isObject ? { ...closed, additionalProperties: false } : closed;
}

function leaveOutRequired(value: Json): Json {
  if (Array.isArray(value)) return value.map(leaveOutRequired);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      // The list of names; a field may be called so as well.
      .filter(([key, inner]) => key !== 'required' || !Array.isArray(inner))
      .map(([key, inner]) => [key, leaveOutRequired(inner)]),
  );
}

function describeFault({ instancePath, message, params }: Fault): string {
  return `${instancePath} ${message ?? ''} ${JSON.stringify(params)}`;
}

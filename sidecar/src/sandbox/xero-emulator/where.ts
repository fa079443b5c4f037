/** Xero's `where`: comparisons, AND, OR, parentheses, a few string methods. */
export class QueryParseError extends Error {}

type Value = string | number | boolean | null | undefined | Date;
type Evaluate = (record: unknown) => Value;

const TOKEN =
  /\s*(==|!=|>=|<=|&&|\|\||=|>|<|\(|\)|,|"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|[A-Za-z_][\w.]*)/y;

export function compileWhere(text: string): (record: unknown) => boolean {
  const parser = new WhereParser(tokenise(text));
  const evaluate = parser.parseOr();
  parser.expectEnd();
  return (record) => evaluate(record) === true;
}

function tokenise(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  const trimmed = text.trimEnd();
  while (TOKEN.lastIndex < trimmed.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(trimmed);
    if (match?.[1] === undefined)
      throw new QueryParseError(`not understood at ${at}: ${trimmed.slice(at, at + 20)}`);
    tokens.push(match[1]);
  }
  return tokens;
}

class WhereParser {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  parseOr(): Evaluate {
    let left = this.#parseAnd();
    while (this.#take('OR', '||')) {
      const [a, b] = [left, this.#parseAnd()];
      left = (record) => a(record) === true || b(record) === true;
    }
    return left;
  }

  expectEnd(): void {
    if (this.#at < this.#tokens.length)
      throw new QueryParseError(`unexpected ${this.#tokens[this.#at]}`);
  }

  #parseAnd(): Evaluate {
    let left = this.#parseComparison();
    while (this.#take('AND', '&&')) {
      const [a, b] = [left, this.#parseComparison()];
      left = (record) => a(record) === true && b(record) === true;
    }
    return left;
  }

  #parseComparison(): Evaluate {
    const left = this.#parseValue();
    const operator = ['==', '=', '!=', '>=', '<=', '>', '<'].find((token) => this.#take(token));
    if (operator === undefined) return left;
    const right = this.#parseValue();
    return (record) => compare(left(record), operator, right(record));
  }

  #parseValue(): Evaluate {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw new QueryParseError('unexpected end');
    this.#at += 1;
    if (token === '(') {
      const inner = this.parseOr();
      this.#expect(')');
      return inner;
    }
    if (token.startsWith('"')) {
      const text = token.slice(1, -1).replace(/\\(.)/g, '$1');
      return () => text;
    }
    if (/^-?\d/.test(token)) return () => Number(token);
    if (/^(true|false)$/i.test(token)) return () => token.toLowerCase() === 'true';
    if (token === 'null') return () => null;
    if (this.#tokens[this.#at] === '(') return this.#parseCall(token);
    return (record) => readPath(record, token);
  }

  #parseCall(name: string): Evaluate {
    this.#expect('(');
    const args: Evaluate[] = [];
    while (!this.#take(')')) {
      args.push(this.#parseValue());
      this.#take(',');
    }
    if (/^guid$/i.test(name)) return (record) => args[0]?.(record);
    if (name === 'DateTime') return (record) => makeDate(args.map((arg) => Number(arg(record))));
    const method = /^(.*)\.(Contains|StartsWith|EndsWith|ToLower|ToUpper)$/.exec(name);
    if (method?.[1] === undefined) throw new QueryParseError(`no such function: ${name}`);
    return callMethod(method[1], method[2] ?? '', args);
  }

  #take(...tokens: readonly string[]): boolean {
    if (!tokens.includes(this.#tokens[this.#at] ?? '')) return false;
    this.#at += 1;
    return true;
  }

  #expect(token: string): void {
    if (!this.#take(token)) throw new QueryParseError(`expected ${token}`);
  }
}

function callMethod(path: string, method: string, args: readonly Evaluate[]): Evaluate {
  return (record) => {
    const value = readPath(record, path);
    const text = typeof value === 'string' ? value : '';
    const argument = String(args[0]?.(record) ?? '');
    switch (method) {
      case 'Contains':
        return text.includes(argument);
      case 'StartsWith':
        return text.startsWith(argument);
      case 'EndsWith':
        return text.endsWith(argument);
      case 'ToLower':
        return text.toLowerCase();
      default:
        return text.toUpperCase();
    }
  };
}

function readPath(record: unknown, path: string): Value {
  let value: unknown = record;
  for (const part of path.split('.')) {
    value =
      typeof value === 'object' && value !== null
        ? (value as Record<string, unknown>)[part]
        : undefined;
  }
  if (typeof value === 'string') {
    const ms = /^\/Date\((-?\d+)/.exec(value)?.[1];
    return ms === undefined ? value : new Date(Number(ms));
  }
  return value as Value;
}

function makeDate(parts: readonly number[]): Date {
  const [year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts;
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second));
}

function compare(left: Value, operator: string, right: Value): boolean {
  const [a, b] = [toComparable(left), toComparable(right)];
  if (operator === '==' || operator === '=') return a === b;
  if (operator === '!=') return a !== b;
  if (a === null || b === null) return false;
  if (operator === '>') return a > b;
  if (operator === '>=') return a >= b;
  return operator === '<' ? a < b : a <= b;
}

function toComparable(value: Value): string | number | boolean | null {
  if (value instanceof Date) return value.getTime();
  return value ?? null;
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCE = join(import.meta.dirname, '../../sidecar/src');
const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({
    name: name.replaceAll('\\', '/'),
    text: readFileSync(join(SOURCE, name), 'utf8'),
  }));

function findOffenders(pattern: RegExp, isAllowed: (name: string) => boolean): string[] {
  return files
    .filter(({ name, text }) => !isAllowed(name) && pattern.test(text))
    .map(({ name }) => name);
}

const isSandbox = (name: string): boolean => name.startsWith('sandbox/');

describe('the source', () => {
  it('rounds and formats money in one place', () => {
    const isMoney = (name: string): boolean => name.startsWith('domain/money/');
    const pattern = /\bparseFloat\(|Math\.round\(|\.toFixed\(/;
    expect(findOffenders(pattern, (name) => isMoney(name) || isSandbox(name))).toEqual([]);
  });

  it('reads the environment in config only', () => {
    const isConfig = (name: string): boolean => name.startsWith('config/');
    expect(findOffenders(/process\.env/, (name) => isConfig(name) || isSandbox(name))).toEqual([]);
  });

  it('has small files: 400 lines at most, nine of ten at most 200', () => {
    const lengths = files.map(({ text }) => text.split('\n').length).toSorted((a, b) => a - b);
    expect(lengths.at(-1)).toBeLessThanOrEqual(400);
    expect(lengths[Math.floor(lengths.length * 0.9)]).toBeLessThanOrEqual(200);
  });

  it('has no drawers: utils, helpers, common, misc', () => {
    const drawers = files.filter(({ name }) => /(util|helper|common|misc)s?[./-]/i.test(name));
    expect(drawers.map(({ name }) => name)).toEqual([]);
  });
});

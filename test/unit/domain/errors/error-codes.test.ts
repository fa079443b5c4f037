import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeAllCodes } from '../../../../sidecar/src/domain/errors/describe-all-codes.ts';
import { ERROR_CODES } from '../../../../sidecar/src/domain/errors/error-codes.ts';

const ROOT = join(import.meta.dirname, '../../../..');
const SOURCE = join(ROOT, 'sidecar/src');
const source = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter(
    (name) =>
      name.endsWith('.ts') &&
      // Columns are named there as codes are: table.column.
      !/(ready-step|activity|correction)-store\.ts$/.test(name) &&
      !name.includes('errors') &&
      !name.startsWith('sandbox'),
  )
  .map((name) => readFileSync(join(SOURCE, name), 'utf8'))
  .join('\n');

describe('error codes', () => {
  it('stand in docs/errors.md as the code has them (npm run docs writes it)', () => {
    const written = readFileSync(join(ROOT, 'docs/errors.md'), 'utf8');
    expect(written).toBe(describeAllCodes());
    for (const code of Object.keys(ERROR_CODES)) expect(written).toContain(`\`${code}\``);
  });

  it.each(Object.keys(ERROR_CODES))('%s is used', (code) => {
    expect(source).toContain(`'${code}'`);
  });

  it('are all documented: none is thrown that has no text', () => {
    const families = new Set(Object.keys(ERROR_CODES).map((code) => code.split('.')[0]));
    const used = [...source.matchAll(/'([a-z]+)\.([a-z_]+)'/g)]
      .filter((match) => families.has(match[1] ?? ''))
      .map((match) => `${match[1]}.${match[2]}`);
    const unknown = [...new Set(used)].filter((code) => !Object.hasOwn(ERROR_CODES, code));
    expect(unknown).toEqual([]);
  });
});

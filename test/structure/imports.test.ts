import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const CRUISER = join(ROOT, 'node_modules/.bin/depcruise');

interface Cruise {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly { readonly rule: { readonly name: string } }[];
  };
}

function cruise(folder: string): Cruise['summary'] {
  const args = ['--config', '.dependency-cruiser.mjs', '--output-type', 'json', 'sidecar/src'];
  const result = spawnSync(process.execPath, [CRUISER, ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  });
  return (JSON.parse(result.stdout) as Cruise).summary;
}

describe('the check of import directions', () => {
  it('sees every file', () => {
    const files = readdirSync(join(ROOT, 'sidecar/src'), { recursive: true, encoding: 'utf8' });
    const count = files.filter((name) => name.endsWith('.ts')).length;
    expect(cruise(ROOT).totalCruised).toBeGreaterThanOrEqual(count);
  });

  it('refuses a domain that imports an adapter, and a use-case that imports Node', () => {
    const folder = mkdtempSync(join(tmpdir(), 'daybook-imports-'));
    cpSync(join(ROOT, '.dependency-cruiser.mjs'), join(folder, '.dependency-cruiser.mjs'));
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    const write = (name: string, text: string): void => {
      mkdirSync(join(folder, 'sidecar/src', name, '..'), { recursive: true });
      writeFileSync(join(folder, 'sidecar/src', name), text);
    };
    write('adapters/sqlite/db.ts', 'export const db = 1;\n');
    write('domain/rule.ts', "import { db } from '../adapters/sqlite/db.ts';\nconsole.log(db);\n");
    write('use-cases/act.ts', "import { readFileSync } from 'node:fs';\nreadFileSync('x');\n");
    const names = cruise(folder).violations.map((violation) => violation.rule.name);
    rmSync(folder, { recursive: true });
    expect(names.some((name) => name.includes('domain'))).toBe(true);
    expect(names).toContain('use-cases-without-node');
  });
});

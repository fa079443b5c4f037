import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { loadEnvironment } from '../../../sidecar/src/config/load-environment.ts';
import { readConfig } from '../../../sidecar/src/config/read-config.ts';
import { VARIABLES } from '../../../sidecar/src/config/variables.ts';
import { DaybookError } from '../../../sidecar/src/domain/errors/daybook-error.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

function readProblems(environment: Record<string, string>): string {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof DaybookError) return String(error.details['problems']);
    throw error;
  }
  return '';
}

describe('readConfig', () => {
  it('needs nothing: the defaults are loopback and Xero itself', () => {
    const { config, secrets } = readConfig({});
    expect(config).toMatchObject({ host: '127.0.0.1', port: 4310, healthPort: 4311, record: null });
    expect(config.xero.apiUrl).toBe('https://api.xero.com');
    expect(secrets).toEqual({ secretKey: null, xeroWebhookKey: null });
  });

  it('names every wrong variable at once, with what is expected and an example', () => {
    const problems = readProblems({
      DAYBOOK_PORT: 'http',
      DAYBOOK_SECRET_KEY: 'short',
      DAYBOOK_LOG_LEVEL: 'loud',
    });
    expect(problems).toContain('DAYBOOK_PORT: expected a port from 0 to 65535');
    expect(problems).toContain('DAYBOOK_SECRET_KEY: expected 32 random bytes in base64; example:');
    expect(problems).toContain('DAYBOOK_LOG_LEVEL: expected one of error, warn, info, debug');
  });

  it('names a variable that does not exist, so that a typing error is not run with a default', () => {
    expect(readProblems({ DAYBOOK_PROT: '4310' })).toContain('DAYBOOK_PROT');
  });

  it.each([
    ['http://api.xero.com', false],
    ['http://127.0.0.1:5000', true],
    ['http://localhost:5000/', true],
    ['http://[::1]:5000', true],
    ['https://xero.example.test', true],
    ['http://127.0.0.1.example.test', false],
    ['https://user@xero.example.test', false],
    ['ftp://127.0.0.1', false],
    ['api.xero.com', false],
  ])('takes %s as the address of Xero: %s', (address, isTaken) => {
    expect(readProblems({ DAYBOOK_XERO_API_URL: address }) === '').toBe(isTaken);
  });

  it.each(['0', '86401', '1.5', '-1', '1e3'])('refuses %s as seconds between polls', (value) => {
    expect(readProblems({ DAYBOOK_POLL_SECONDS: value })).toContain('DAYBOOK_POLL_SECONDS');
  });

  it('takes an empty value as left out', () => {
    expect(readConfig({ DAYBOOK_PORT: '', DAYBOOK_SECRET_KEY: '' }).config.port).toBe(4310);
  });
});

describe('loadEnvironment', () => {
  it('reads .env of the folder, and the environment wins', () => {
    const folder = mkdtempSync(join(tmpdir(), 'daybook-env-'));
    process.env['DAYBOOK_TEST_ONLY'] = 'environment';
    writeFileSync(join(folder, '.env'), 'DAYBOOK_PORT=5001\nDAYBOOK_TEST_ONLY=file\n');
    const environment = loadEnvironment(folder);
    delete process.env['DAYBOOK_TEST_ONLY'];
    rmSync(folder, { recursive: true });
    expect(environment['DAYBOOK_PORT']).toBe('5001');
    expect(environment['DAYBOOK_TEST_ONLY']).toBe('environment');
  });
});

describe('docs/configuration.md', () => {
  const table = readFileSync(join(ROOT, 'docs/configuration.md'), 'utf8');
  const example = readFileSync(join(ROOT, '.env.example'), 'utf8');

  it('lists every variable with its expectation, default and example, and no other', () => {
    const rows = table
      .split('\n')
      .filter((line) => line.startsWith('| `DAYBOOK_'))
      .map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      );
    const expected = Object.entries(VARIABLES).map(([name, variable]) => [
      `\`${name}\``,
      variable.expected,
      variable.fallback === undefined ? '' : `\`${variable.fallback}\``,
      `\`${variable.example}\``,
    ]);
    expect(rows).toEqual(expected);
  });

  it('says of each variable what it is for, and .env.example names each', () => {
    const uses = table.slice(table.indexOf('## What they are for'));
    for (const name of Object.keys(VARIABLES).filter((n) => n !== 'DAYBOOK_LOG_LEVEL')) {
      expect(uses).toContain(`\`${name}\``);
    }
    const named = [...example.matchAll(/^#(DAYBOOK_\w+)=/gm)].map((match) => match[1]);
    expect(named).toEqual(Object.keys(VARIABLES));
  });
});

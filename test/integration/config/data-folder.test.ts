import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { lockDataFolder } from '../../../sidecar/src/adapters/system/data-folder-lock.ts';
import { readOrCreateKeyFile } from '../../../sidecar/src/adapters/system/key-file.ts';
import { createPairingCodeNote } from '../../../sidecar/src/adapters/system/pairing-code-note.ts';
import { createSecretBox } from '../../../sidecar/src/adapters/system/secret-box.ts';

const LOCK = resolve(
  import.meta.dirname,
  '../../../sidecar/src/adapters/system/data-folder-lock.ts',
);
const HOLDER = `
  const { lockDataFolder } = await import(${JSON.stringify(LOCK)});
  lockDataFolder(process.argv[1]);
  console.log('held');
  process.stdin.resume();
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daybook-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('lockDataFolder', () => {
  it('refuses a second process and says which one holds the folder, until that one is gone', async () => {
    const node = resolve(import.meta.dirname, '../../../node_modules/.bin/node');
    const holder = spawn(node, ['--input-type=module', '-e', HOLDER, folder]);
    const [line] = (await once(holder.stdout, 'data')) as [Buffer];
    expect(line.toString()).toContain('held');
    expect(() => lockDataFolder(folder)).toThrow(
      expect.objectContaining({
        code: 'service.data_folder_in_use',
        details: { folder, pid: String(holder.pid), host: hostname() },
      }) as Error,
    );
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    lockDataFolder(folder).release();
  });

  it('is taken again after it was released', () => {
    lockDataFolder(folder).release();
    lockDataFolder(folder).release();
  });
});

describe('readOrCreateKeyFile', () => {
  it('makes a key for its owner only and reads the same one ever after', () => {
    const file = join(folder, 'secret.key');
    const key = readOrCreateKeyFile(file);
    expect(key).toHaveLength(32);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readOrCreateKeyFile(file)).toEqual(key);
  });

  it('refuses a key file that others can read', () => {
    const file = join(folder, 'secret.key');
    readOrCreateKeyFile(file);
    chmodSync(file, 0o644);
    expect(() => readOrCreateKeyFile(file)).toThrow('secrets.key_file_open');
  });
});

describe('createSecretBox', () => {
  const box = createSecretBox(Buffer.alloc(32, 1));

  it('opens what it sealed, and never seals to the same text twice', () => {
    expect(box.open(box.seal('tøken', 'row-1'), 'row-1')).toBe('tøken');
    expect(box.seal('a', 'row-1')).not.toBe(box.seal('a', 'row-1'));
  });

  it.each([
    ['another row', (text: string) => box.open(text, 'row-2')],
    ['another key', (text: string) => createSecretBox(Buffer.alloc(32, 2)).open(text, 'row-1')],
    ['a changed text', (text: string) => box.open(`${text.slice(0, -2)}AA`, 'row-1')],
    ['a short text', (text: string) => box.open(text.slice(0, 20), 'row-1')],
    ['no sealed text', () => box.open('plain', 'row-1')],
  ])('does not open for %s', (_title, open) => {
    const sealed = box.seal('a secret of some length', 'row-1');
    expect(() => open(sealed)).toThrow('secrets.unreadable');
  });
});

describe('createPairingCodeNote', () => {
  const code = { code: 'ABCDEFGHJK', expiresAt: '2026-11-24T10:30:00.000Z' };

  it('writes an owner-only file and shows the code on a terminal', () => {
    const written: string[] = [];
    createPairingCodeNote(folder, { isTTY: true, write: (text) => written.push(text) }).show(code);
    const file = join(folder, 'pairing-code.txt');
    expect(readFileSync(file, 'utf8')).toBe('ABCDEFGHJK\n');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(written.join('')).toContain('ABCDEFGHJK');
  });

  it('keeps the code out of output that is not a terminal, because that is a log', () => {
    const written: string[] = [];
    createPairingCodeNote(folder, { write: (text) => written.push(text) }).show(code);
    expect(written.join('')).not.toContain('ABCDEFGHJK');
    expect(written.join('')).toContain('pairing-code.txt');
  });
});

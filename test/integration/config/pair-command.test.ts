import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import SqliteConnection from 'better-sqlite3';
import { restoreVersion1 } from '../../support/old-database.ts';
import { TestService } from '../../support/start-service.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');

function runPair(folder: string): Promise<{ code: number; text: string }> {
  const args = [path.join(ROOT, 'scripts/run.mjs'), path.join(ROOT, 'sidecar/src/pair.ts')];
  const env = { ...process.env, DAYBOOK_DATA_DIR: folder };
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: ROOT, env }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), text: stdout + stderr }),
    );
  });
}

it('makes a code while the service runs, and the service takes it', async () => {
  const service = new TestService();
  await service.start();
  const first = service.readCode();
  expect(await runPair(service.folder)).toMatchObject({ code: 0 });
  const second = service.readCode();
  expect(second).not.toBe(first);
  await service.pairWith(first).expect(403);
  await service.pairWith(second).expect(200);
  await service.stop();
}, 60_000);

it('refuses a database that is not up to date, says who brings it there, and leaves it alone', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'daybook-pair-'));
  const file = path.join(folder, 'daybook.sqlite');
  copyFileSync(restoreVersion1(), file);
  const { code, text } = await runPair(folder);
  expect(code).not.toBe(0);
  expect(text).toContain('The database is of version 1');
  expect(text).toContain('npm start');
  const connection = new SqliteConnection(file, { readonly: true });
  expect(connection.pragma('user_version', { simple: true })).toBe(1);
  connection.close();
}, 60_000);

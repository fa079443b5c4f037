// Builds the plugin's dll against the stubs, in a folder of its own.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DLL, PROJECT, SHIM } from './plugin-files.mjs';

export function buildPlugin(target) {
  const output = mkdtempSync(path.join(tmpdir(), 'daybook-plugin-'));
  const args = ['build', PROJECT, '-c', 'Release', '-v', 'q', '-nologo', '-o', output];
  const env = { ...process.env, NOP_DIR: '', DOTNET_CLI_TELEMETRY_OPTOUT: '1', DOTNET_NOLOGO: '1' };
  const result = spawnSync('dotnet', args, { cwd: SHIM, env, encoding: 'utf8' });
  if (result.status !== 0) throw new Error(result.stdout || String(result.error));
  copyFileSync(path.join(output, DLL), target);
  rmSync(output, { recursive: true });
}

// The plugin: what is kept prebuilt is of these sources, its tests pass, its format is right.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildPlugin } from './build-plugin.mjs';
import { DLL, hashFile, hashSources, PREBUILT, SDK, SHIM } from './plugin-files.mjs';

const problems = [];
const manifestFile = path.join(PREBUILT, 'manifest.json');
const kept = path.join(PREBUILT, DLL);
if (!existsSync(manifestFile) || !existsSync(kept)) {
  problems.push('There is no prebuilt plugin: npm run plugin.');
} else {
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
  if (manifest.sources !== hashSources()) {
    problems.push('The plugin has changed and the prebuilt one has not: npm run plugin.');
  }
  if (manifest.dll !== hashFile(kept)) problems.push('The prebuilt dll is not the manifest’s.');
}

function run(...args) {
  const env = { ...process.env, NOP_DIR: '', DOTNET_CLI_TELEMETRY_OPTOUT: '1', DOTNET_NOLOGO: '1' };
  return spawnSync('dotnet', args, { cwd: SHIM, env, encoding: 'utf8' });
}

const version = run('--version').stdout?.trim() ?? '';
if (version === '') {
  console.log('skipped: the plugin’s own tests and its rebuilding, for there is no dotnet here');
} else {
  if (version === SDK) {
    const again = path.join(mkdtempSync(path.join(tmpdir(), 'daybook-dll-')), DLL);
    buildPlugin(again);
    if (hashFile(again) !== hashFile(kept)) problems.push('Built again, the dll has other bytes.');
  } else {
    console.log(`skipped: comparing the dll, for SDK ${version} is not ${SDK}`);
  }
  for (const args of [
    ['test', 'Nop.Plugin.Misc.Daybook.Tests', '-v', 'q', '-nologo'],
    ['format', 'Nop.Plugin.Misc.Daybook', '--verify-no-changes', '--no-restore'],
    ['format', 'Nop.Plugin.Misc.Daybook.Tests', '--verify-no-changes', '--no-restore'],
  ]) {
    const { status, stdout, stderr } = run(...args);
    const passed = /Passed!.*Passed:\s+(\d+)/.exec(stdout ?? '')?.[1];
    if (passed !== undefined) console.log(`note: ${passed} tests of the plugin passed`);
    if (status !== 0) problems.push(`dotnet ${args.join(' ')}\n${stdout}${stderr}`);
  }
}
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;

// What the plugin is made of, for the build, the zip and the test that compares them.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const SHIM = fileURLToPath(new URL('../nop-plugin-shim', import.meta.url));
export const PROJECT = path.join(SHIM, 'Nop.Plugin.Misc.Daybook');
export const PREBUILT = path.join(SHIM, 'prebuilt');
export const DLL = 'Nop.Plugin.Misc.Daybook.dll';
export const SDK = '10.0.401';

const SOURCES = ['Directory.Build.props', 'global.json', 'Nop.Plugin.Misc.Daybook', 'stubs'];

/** Every file that the dll depends on; views and pictures are not compiled into it. */
export function hashSources() {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((name) => listFiles(path.join(SHIM, name))).toSorted((a, b) =>
    a < b ? -1 : 1,
  )) {
    if (!/\.(cs|csproj|props)$|global\.json$/.test(file)) continue;
    hash.update(path.relative(SHIM, file).split(path.sep).join('/'));
    // The same on a machine that checks out with other line ends.
    hash.update(readFileSync(file, 'utf8').replaceAll('\r\n', '\n'));
  }
  return hash.digest('hex');
}

export function hashFile(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/** What is packed beside the dll, by its place in the plugin's folder. */
export function listContent() {
  const files = ['plugin.json', 'logo.png'].map((name) => path.join(PROJECT, name));
  return [...files, ...listFiles(path.join(PROJECT, 'Views'))].map((file) => ({
    file,
    name: path.relative(PROJECT, file).split(path.sep).join('/'),
  }));
}

function listFiles(start) {
  let entries;
  try {
    entries = readdirSync(start, { withFileTypes: true });
  } catch {
    return [start];
  }
  return entries
    .filter(({ name }) => name !== 'bin' && name !== 'obj')
    .flatMap((entry) => {
      const file = path.join(start, entry.name);
      return entry.isDirectory() ? listFiles(file) : [file];
    })
    .toSorted((a, b) => (a < b ? -1 : 1));
}

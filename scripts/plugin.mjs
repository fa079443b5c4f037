// npm run plugin: daybook-plugin.zip, for nopCommerce's Configuration › Local plugins › Upload. The dll is
// built anew where the sources have changed, which takes the .NET SDK; else the one that is kept is packed.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { zipSync } from 'fflate';
import { buildPlugin } from './build-plugin.mjs';
import { DLL, hashFile, hashSources, listContent, PREBUILT, SDK } from './plugin-files.mjs';

const FOLDER = 'Misc.Daybook';
const manifestFile = path.join(PREBUILT, 'manifest.json');
const kept = path.join(PREBUILT, DLL);

function isKeptCurrent() {
  if (!existsSync(manifestFile)) return false;
  return JSON.parse(readFileSync(manifestFile, 'utf8')).sources === hashSources();
}

function refresh() {
  mkdirSync(PREBUILT, { recursive: true });
  buildPlugin(kept);
  const manifest = { sources: hashSources(), sdk: SDK, dll: hashFile(kept) };
  writeFileSync(manifestFile, `${JSON.stringify(manifest, null, 2)}\n`);
  console.log(`Built ${DLL} anew.`);
}

/** One folder at the root, slashes forward: nopCommerce takes nothing else. The same files, the same bytes. */
function pack(target) {
  const files = [{ file: kept, name: DLL }, ...listContent()];
  const entries = files.map(({ file, name }) => [
    `${FOLDER}/${name}`,
    [readFileSync(file), { mtime: new Date('2026-01-01T00:00:00') }],
  ]);
  writeFileSync(target, zipSync(Object.fromEntries(entries)));
}

if (!isKeptCurrent()) refresh();
const target = path.resolve(process.argv[2] ?? 'daybook-plugin.zip');
pack(target);
console.log(`${target}: upload it in Configuration › Local plugins.`);

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const DIST = path.resolve('admin-ui/dist');
const MOST_KB = 300;

it('the first page needs at most 300 kB of script and style', () => {
  const page = readFileSync(path.join(DIST, 'index.html'), 'utf8');
  const assets = [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.(?:js|css))"/g)];
  const files = assets.map(([, file]) => gzipSync(readFileSync(path.join(DIST, file ?? ''))));
  const kb = files.reduce((sum, file) => sum + file.length, 0) / 1000;
  expect(files.length).toBeGreaterThan(1);
  expect(kb).toBeGreaterThan(50);
  expect(kb).toBeLessThan(MOST_KB);
});

it('the page holds no script of its own: the policy refuses those', () => {
  const page = readFileSync(path.join(DIST, 'index.html'), 'utf8');
  expect(page.match(/<script(?![^>]*\bsrc=)/g)).toBeNull();
});

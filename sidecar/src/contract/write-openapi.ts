import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describeContract } from './openapi.ts';

/** Writes docs/openapi.json; a test fails while it differs from the schemas. */
const file = fileURLToPath(new URL('../../../docs/openapi.json', import.meta.url));
writeFileSync(file, `${JSON.stringify(describeContract(), null, 2)}\n`);
console.log(`Wrote ${file}`);

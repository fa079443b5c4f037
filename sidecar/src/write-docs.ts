import { writeFileSync } from 'node:fs';
import { describeContract } from './contract/openapi.ts';
import { describeAllCodes } from './domain/errors/describe-all-codes.ts';

/** Writes the docs that are made of the code; a test fails while they differ from it. */
const docs = new URL('../../docs/', import.meta.url);
writeFileSync(new URL('openapi.json', docs), `${JSON.stringify(describeContract(), null, 2)}\n`);
writeFileSync(new URL('errors.md', docs), describeAllCodes());
console.log('Wrote docs/openapi.json and docs/errors.md');

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeContract } from '../../sidecar/src/contract/openapi.ts';
import { SERVICE_OPERATIONS } from '../../sidecar/src/contract/operations.ts';
import { ROUTE_PERMISSIONS } from '../../sidecar/src/http/route-permissions.ts';

const FILE = join(import.meta.dirname, '../../docs/openapi.json');

describe('docs/openapi.json', () => {
  it('is what the schemas say (npm run docs writes it)', () => {
    const written: unknown = JSON.parse(readFileSync(FILE, 'utf8'));
    expect(written).toEqual(JSON.parse(JSON.stringify(describeContract())));
  });

  it('has every route of the admin API and no other', () => {
    const described = Object.keys(SERVICE_OPERATIONS)
      .filter((name) => name.includes(' /app/api/v1/'))
      .map((name) => name.replace('/app/api/v1', '').replaceAll(/\{(\w+)\}/g, ':$1'));
    expect(described.toSorted()).toEqual(Object.keys(ROUTE_PERMISSIONS).toSorted());
  });
});

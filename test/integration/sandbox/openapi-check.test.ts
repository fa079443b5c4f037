import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import express, { json } from 'express';
import supertest from 'supertest';
import { loadOpenApiCheck } from '../../../sidecar/src/sandbox/xero-emulator/openapi-check.ts';

const DOCUMENT = `
paths:
  /Invoices:
    put:
      requestBody:
        content:
          application/json:
            schema: { $ref: '#/components/schemas/Invoices' }
      responses:
        '200':
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Invoices' }
components:
  schemas:
    Invoices:
      type: object
      properties:
        Invoices: { type: array, items: { $ref: '#/components/schemas/Invoice' } }
    Invoice:
      type: object
      properties:
        Type: { type: string, enum: [ACCREC] }
        Total: { type: number, readOnly: true }
`;

async function findViolations(sent: object, answered: object): Promise<readonly string[]> {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'daybook-openapi-')), 'xero.yaml');
  writeFileSync(file, DOCUMENT);
  const check = await loadOpenApiCheck(() => undefined, pathToFileURL(file));
  if (check === undefined) throw new Error('no check');
  const app = express();
  app.use('/api.xro/2.0', json(), check.middleware, (_request, response) => {
    response.json(answered);
  });
  await supertest(app).put('/api.xro/2.0/Invoices').send(sent).expect(200);
  return check.violations;
}

it.each([
  ['fits', { Type: 'ACCREC' }, {}, 0],
  ['has a field that Xero does not know', { Typ: 'ACCREC' }, {}, 1],
  ['has a value that Xero does not know', { Type: 'ACCOUNT' }, {}, 1],
  ['has a field that only Xero writes', { Total: 5 }, {}, 1],
  ['gets an answer with a wrong type', {}, { Total: '5' }, 1],
  ['gets an answer with a field more', {}, { Total: 5, New: true }, 0],
])('a body that %s', async (_name, sent, answered, count) => {
  const violations = await findViolations({ Invoices: [sent] }, { Invoices: [answered] });
  expect(violations).toHaveLength(count);
});

it('says so where the description is not there', async () => {
  const said: string[] = [];
  const nowhere = pathToFileURL('/nowhere/xero.yaml');
  expect(await loadOpenApiCheck((line) => said.push(line), nowhere)).toBeUndefined();
  expect(said).toEqual([expect.stringContaining('not checked')]);
});

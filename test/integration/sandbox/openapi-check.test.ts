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
        InvoiceID: { type: string, format: uuid }
        DueDate: { type: string, format: date }
        Url: { type: string, format: uri }
        SentAt: { type: string, format: date-time }
        CurrencyRate: { type: number, format: double }
        Count: { type: integer, format: int }
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
  ['has a GUID', { InvoiceID: '6a9d6a2f-5d1c-4b1f-9d9e-0d8f2a1c3b4e' }, {}, 0],
  ['has an id that is no GUID', { InvoiceID: '6a9d6a2f-5d1c-4b1f-9d9e' }, {}, 1],
  ['gets an id that is no GUID', {}, { InvoiceID: 'INV-1' }, 1],
  ['has a day', { DueDate: '2026-02-28' }, {}, 0],
  ['has a day that there is not', { DueDate: '2026-02-30' }, {}, 1],
  ['has an address without a host', { Url: '/Admin/Order/1' }, {}, 1],
  ['has an instant that is none', { SentAt: 'soon' }, {}, 1],
  ['has a rate', { CurrencyRate: 0.9137 }, {}, 0],
  ['has a count beyond 32 bits', { Count: 4_294_967_296 }, {}, 1],
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

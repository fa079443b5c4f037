import { Router } from 'express';
import { getContext } from './api-context.ts';
import { makeEnvelope } from './envelope.ts';
import { answerList, answerOne } from './read-lists.ts';
import {
  createAccount,
  createItem,
  createTaxRate,
  showAccount,
  showItem,
  showOrganisation,
} from './settings.ts';
import { readText } from './wire-input.ts';
import { answerWrite } from './write-elements.ts';

/** Organisation, accounts, tax rates, tracking, currencies, themes, items. */
export function createSettingsRoutes(): Router {
  const router = Router();
  router.get('/Organisation', (_request, response) => {
    answerOne(response, 'Organisations', showOrganisation(getContext(response).organisation));
  });
  addAccounts(router);
  addTaxRates(router);
  addItems(router);
  router.get('/TrackingCategories', (_request, response) => {
    const { trackingCategories } = getContext(response).organisation;
    answerList(response, {
      plural: 'TrackingCategories',
      records: trackingCategories,
      show: (category) => ({ ...category }),
      isPaged: false,
    });
  });
  router.get('/Currencies', (_request, response) => {
    const { currencies } = getContext(response).organisation.record;
    answerList(response, {
      plural: 'Currencies',
      records: currencies,
      show: (Code) => ({ Code, Description: Code }),
      isPaged: false,
    });
  });
  router.put('/Currencies', (_request, response) => {
    answerWrite(response, {
      plural: 'Currencies',
      idField: 'Code',
      write({ organisation }, fields) {
        const code = readText(fields['Code']);
        if (!organisation.record.currencies.includes(code))
          organisation.record.currencies.push(code);
        return { Code: code, Description: code };
      },
    });
  });
  router.get('/BrandingThemes', (_request, response) => {
    const { state } = getContext(response);
    const theme = {
      BrandingThemeID: '00000000-0000-4000-8000-000000000001',
      Name: 'Standard',
      SortOrder: 0,
    };
    response.json(makeEnvelope('BrandingThemes', [theme], { now: state.now() }));
  });
  return router;
}

function addAccounts(router: Router): void {
  router.get('/Accounts', (_request, response) => {
    answerList(response, {
      plural: 'Accounts',
      records: getContext(response).organisation.accounts,
      show: showAccount,
      getUpdatedAt: ({ UpdatedDateUTC }) => UpdatedDateUTC,
      isPaged: false,
    });
  });
  router.get('/Accounts/:id', (request, response) => {
    const account = getContext(response).organisation.accounts.find(
      ({ AccountID }) => AccountID === request.params['id'],
    );
    answerOne(response, 'Accounts', account && showAccount(account));
  });
  router.put('/Accounts', (_request, response) => {
    answerWrite(response, {
      plural: 'Accounts',
      idField: 'AccountID',
      write: ({ organisation, state }, fields) =>
        showAccount(createAccount(organisation, fields, state.now())),
    });
  });
}

function addTaxRates(router: Router): void {
  router.get('/TaxRates', (_request, response) => {
    answerList(response, {
      plural: 'TaxRates',
      records: getContext(response).organisation.taxRates,
      show: (rate) => ({ ...rate }),
      isPaged: false,
    });
  });
  router.put('/TaxRates', (_request, response) => {
    answerWrite(response, {
      plural: 'TaxRates',
      idField: 'TaxType',
      write: ({ organisation }, fields) => ({ ...createTaxRate(organisation, fields) }),
    });
  });
}

function addItems(router: Router): void {
  router.get('/Items', (_request, response) => {
    answerList(response, {
      plural: 'Items',
      records: getContext(response).organisation.items,
      show: showItem,
      getUpdatedAt: ({ UpdatedDateUTC }) => UpdatedDateUTC,
      isPaged: false,
    });
  });
  router.get('/Items/:id', (request, response) => {
    const item = getContext(response).organisation.items.find(
      ({ ItemID, Code }) => ItemID === request.params['id'] || Code === request.params['id'],
    );
    answerOne(response, 'Items', item && showItem(item));
  });
  for (const method of ['put', 'post'] as const) {
    router[method]('/Items', (_request, response) => {
      answerWrite(response, {
        plural: 'Items',
        idField: 'ItemID',
        write: ({ organisation, state }, fields) =>
          showItem(createItem(organisation, fields, state.now())),
      });
    });
  }
}

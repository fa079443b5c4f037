import { stopRequestSchema } from '../../contract/index.ts';
import { SERVICE_OPERATIONS } from '../../contract/operations.ts';
import { getParameter, type AdminHandlers } from '../admin-handler.ts';
import { checkInput } from '../check-input.ts';
import { FileAnswer } from '../file-answer.ts';
import type { AdminUseCases } from '../http-use-cases.ts';
import { parseJsonBody } from '../raw-body.ts';
import { ROUTE_PERMISSIONS } from '../route-permissions.ts';
import { writeDocumentsCsv } from '../write-documents-csv.ts';

type SettingsRoute =
  | 'GET /links/:linkId/settings'
  | 'GET /links/:linkId/xero-login'
  | 'GET /links/:linkId/documents/csv'
  | 'GET /permissions'
  | 'GET /backups'
  | 'POST /backups'
  | 'POST /links/:linkId/stop';

export function createSettingsHandlers(useCases: AdminUseCases): AdminHandlers<SettingsRoute> {
  return {
    'GET /links/:linkId/settings': (request, actor) =>
      useCases.readSettings(getParameter(request, 'linkId'), actor),
    'GET /links/:linkId/xero-login': (request, actor) =>
      useCases.readXeroLogin(getParameter(request, 'linkId'), actor),
    'GET /links/:linkId/documents/csv': async (request, actor) => {
      const linkId = getParameter(request, 'linkId');
      return new FileAnswer('text/csv; charset=utf-8', writeDocumentsCsv(useCases, linkId, actor));
    },
    'GET /permissions': async () => ({ routes: listRoutes() }),
    'GET /backups': () => useCases.listBackups(),
    'POST /backups': (_request, actor) => useCases.backUpNow(actor),
    'POST /links/:linkId/stop': async (request, actor) => {
      const { organisation } = checkInput(stopRequestSchema, parseJsonBody(request));
      const linkId = getParameter(request, 'linkId');
      await useCases.stopDaybook({ linkId, organisation }, actor);
    },
  };
}

/** Every route with what it takes and what it does, from the tables that decide it. */
function listRoutes() {
  return Object.entries(ROUTE_PERMISSIONS).map(([route, permission]) => {
    const [method = '', path = ''] = route.split(' ');
    const operation = `${method} /app/api/v1${path.replaceAll(/:(\w+)/g, '{$1}')}` as const;
    const summary = SERVICE_OPERATIONS[operation]?.summary ?? '';
    return { route, summary, permission };
  });
}

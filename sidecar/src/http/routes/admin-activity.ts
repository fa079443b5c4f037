import { activityFilterSchema, activityQuerySchema } from '../../contract/index.ts';
import { getParameter, type AdminHandlers } from '../admin-handler.ts';
import { checkInput } from '../check-input.ts';
import { FileAnswer } from '../file-answer.ts';
import { leaveOutMissing } from '../given-input.ts';
import type { AdminUseCases } from '../http-use-cases.ts';
import { toWireActivity } from '../show-activity.ts';
import { writeActivityCsv } from '../write-activity-csv.ts';

type ActivityRoute = 'GET /activity' | 'GET /activity/csv' | 'GET /activity/calls/:callId';

export function createActivityHandlers(useCases: AdminUseCases): AdminHandlers<ActivityRoute> {
  return {
    'GET /activity': async (request, actor) => {
      const filter = leaveOutMissing(checkInput(activityQuerySchema, request.query));
      return toWireActivity(await useCases.listActivity(filter, actor));
    },
    'GET /activity/csv': async (request, actor) => {
      const filter = leaveOutMissing(checkInput(activityFilterSchema, request.query));
      return new FileAnswer('text/csv; charset=utf-8', writeActivityCsv(useCases, filter, actor));
    },
    'GET /activity/calls/:callId': async (request, actor) => {
      const { body, hash } = await useCases.readCallBody(getParameter(request, 'callId'), actor);
      return { body: body === null ? null : JSON.stringify(body, null, 2), hash };
    },
  };
}

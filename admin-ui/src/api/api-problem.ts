/** What the service, or the shop in front of it, answered instead of what was asked for. */
export class ApiProblem extends Error {
  readonly code: string;
  readonly suggestion: string;
  readonly status: number;

  constructor(
    status: number,
    problem: {
      readonly code: string;
      readonly message: string;
      readonly suggestion?: string | undefined;
    },
  ) {
    super(problem.message);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = problem.code;
    this.suggestion = problem.suggestion ?? '';
  }
}

const LOST = ['ui.signed_out', 'ui.service_down', 'ui.offline'];

/** Nobody answered who could have: the same request is right again later. */
export function isConnectionLost(error: unknown): boolean {
  return error instanceof ApiProblem && LOST.includes(error.code);
}

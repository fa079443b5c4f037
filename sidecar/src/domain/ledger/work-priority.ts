/** What people wait for goes before live orders, live orders before history; smaller is sooner. */
export const WORK_PRIORITY = { person: 0, live: 1, history: 2 } as const;

export type WorkPriority = (typeof WORK_PRIORITY)[keyof typeof WORK_PRIORITY];

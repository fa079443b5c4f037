/** Whose turn it is: the person's, time's (or an operator's), or ours. */
export type ErrorKind = 'user' | 'operational' | 'bug';

/** One row of the table of codes. `{name}` in a text is a detail of the error or reason. */
export interface ErrorEntry {
  readonly kind: ErrorKind;
  /** What happened, in the admin's words. */
  readonly message: string;
  /** What to do about it. */
  readonly suggestion: string;
}

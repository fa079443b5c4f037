/** What the thread with the read-only connection is asked, and what it answers. */
export interface ReadRequest {
  readonly id: number;
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

export type ReadAnswer = { readonly id: number } & (
  { readonly rows: readonly unknown[] } | { readonly problem: string }
);

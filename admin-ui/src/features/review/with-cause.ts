/** The address with another cause; the rest of it says which stores are listed. */
export function withCause(params: URLSearchParams | string, cause: string): URLSearchParams {
  const next = new URLSearchParams(params);
  next.set('cause', cause);
  return next;
}

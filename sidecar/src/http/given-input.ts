/** Without what was not asked for. */
export function leaveOutMissing<Query extends object>(query: Query): Given<Query> {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as Given<Query>;
}

type Given<Query> = { readonly [Name in keyof Query]: Exclude<Query[Name], undefined> };

/** What a server, or something between, can send in place of its answer. */
const GARBLINGS: readonly ((body: string) => string)[] = [
  () => '',
  () => '{}',
  () => 'null',
  () => '[]',
  () => '<html><body>Welcome to the hotel’s wireless network</body></html>',
  (body) => body.slice(0, body.length / 2),
  (body) => body.replaceAll(/:\d+(\.\d+)?/g, ':"many"'),
  (body) => body.replaceAll(/"[^"]*":"[^"]*"/g, '"unknown":null'),
  (body) => body.replaceAll('{', '[').replaceAll('}', ']').replaceAll(':', ','),
  (body) => body.replaceAll(/\[.*\]/gs, '[]'),
  (body) => body.replaceAll(/\[.*\]/gs, '[null,7,"x"]'),
];

/** The nth way to get an answer wrong: empty, cut off, of wrong types, of another shape, not JSON. */
export function garble(body: unknown, nth: number): string {
  const garbling = GARBLINGS[nth % GARBLINGS.length] ?? String;
  return garbling(JSON.stringify(body) ?? '');
}

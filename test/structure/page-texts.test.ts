import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';
import { en } from '../../admin-ui/src/text/en.ts';

const PAGES = join(import.meta.dirname, '../../admin-ui/src');
const SPOKEN_ATTRIBUTES = ['label', 'aria-label', 'title', 'placeholder', 'alt', 'description'];
/** Words of this code that an admin does not know (the terms on screens are in docs/glossary.md). */
const OWN_WORDS =
  /\b(sidecar|outbox|ledger|tenant|pair(ing|ed)?|plan step|steps? planned|snapshot)\b/i;

const sources = readdirSync(PAGES, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
  .map((name) => ({ name: name.replaceAll('\\', '/'), nodes: parse(join(PAGES, name)) }));
const pages = sources.filter(({ name }) => !name.startsWith('text/en'));
const texts = flatten(en);

interface Node {
  readonly type: string;
  readonly [field: string]: unknown;
}

describe('the texts of the pages', () => {
  it('are all in the text files: no page has words of its own', () => {
    const spoken = pages.flatMap(({ name, nodes }) =>
      nodes
        .flatMap(readSpoken)
        .filter((text) => /\p{L}{2}/u.test(text))
        .map((text) => `${name}: ${text}`),
    );
    expect(spoken).toEqual([]);
  });

  it('are each used by a page', () => {
    const used = pages.flatMap(({ nodes }) => nodes.flatMap(readStrings));
    const exact = new Set(used.filter(({ isWhole }) => isWhole).map(({ text }) => text));
    const heads = used.filter(({ isWhole, text }) => !isWhole && text.includes('.'));
    const unused = [...texts.keys()]
      .map((key) => key.replace(/_(zero|one|two|few|many|other)$/, ''))
      .filter((key) => !exact.has(key) && !heads.some(({ text }) => key.startsWith(text)));
    expect(unused).toEqual([]);
  });

  it('are in the words of the admin', () => {
    const strange = [...texts].filter(([, text]) => OWN_WORDS.test(text));
    expect(strange).toEqual([]);
  });

  it('are each said in both numbers where one is counted', () => {
    const keys = [...texts.keys()];
    const lonely = keys.filter(
      (key) => key.endsWith('_one') && !texts.has(key.replace(/_one$/, '_other')),
    );
    expect(lonely).toEqual([]);
  });
});

/** Every node of a file. */
function parse(file: string): readonly Node[] {
  const { body } = parseSync(readFileSync(file, 'utf8'), { syntax: 'typescript', tsx: true });
  return listNodes(body);
}

function listNodes(value: unknown): readonly Node[] {
  if (Array.isArray(value)) return value.flatMap(listNodes);
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.values(value).flatMap(listNodes);
  return 'type' in value && typeof value.type === 'string' ? [value as Node, ...below] : below;
}

/** What is shown or read out without a look into the texts. */
function readSpoken(node: Node): string[] {
  if (node.type === 'JSXText') return [String(node['value']).trim()];
  if (node.type !== 'JSXAttribute') return [];
  const { name, value } = node as unknown as { name: Node; value: Node | null };
  const isSpoken = SPOKEN_ATTRIBUTES.includes(String(name['value']));
  return isSpoken && value?.type === 'StringLiteral' ? [String(value['value'])] : [];
}

function readStrings(node: Node): readonly { readonly text: string; readonly isWhole: boolean }[] {
  if (node.type === 'StringLiteral') return [{ text: String(node['value']), isWhole: true }];
  if (node.type !== 'TemplateLiteral') return [];
  const [head] = node['quasis'] as readonly { readonly cooked?: string }[];
  return [{ text: head?.cooked ?? '', isWhole: false }];
}

function flatten(branch: object, prefix = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(branch).flatMap(([name, value]: [string, unknown]) =>
      typeof value === 'string'
        ? [[`${prefix}${name}`, value] as const]
        : [...flatten(value as object, `${prefix}${name}.`)],
    ),
  );
}

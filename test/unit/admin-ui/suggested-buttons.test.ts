import { en } from '../../../admin-ui/src/text/en.ts';
import { ERROR_CODES } from '../../../sidecar/src/domain/errors/error-codes.ts';

/** Of the store and of its plugin. */
const ELSEWHERE = ['Refund'];

function listTexts(texts: object): string[] {
  return Object.values(texts).flatMap((text: unknown) =>
    typeof text === 'string'
      ? [text]
      : typeof text === 'object' && text !== null
        ? listTexts(text)
        : [],
  );
}

it('every button and choice that a suggestion names is on the pages, by that name', () => {
  const labels = [...listTexts(en), ...ELSEWHERE];
  const isThere = (name: string): boolean =>
    labels.some((label) => label === name || label === `${name} …`);
  const unknown = Object.entries(ERROR_CODES).flatMap(([code, { suggestion }]) => {
    const pressed = [...suggestion.matchAll(/\b[Pp]ress “?([A-Z][^.,:;()“”]*)/g)].map(
      ([, phrase = '']) => phrase.trim(),
    );
    const chosen = [...suggestion.matchAll(/\b[Cc]hoose “([^”]+)”/g)].map(([, name = '']) => name);
    // "Check again in Review" begins with the button's name.
    const missing = pressed.filter((phrase) => {
      const words = phrase.split(' ');
      return !words.some((_, count) => isThere(words.slice(0, count + 1).join(' ')));
    });
    return [...missing, ...chosen.filter((name) => !isThere(name))].map(
      (name) => `${code}: ${name}`,
    );
  });
  expect(unknown).toEqual([]);
});

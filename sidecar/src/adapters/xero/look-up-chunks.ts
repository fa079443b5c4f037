/** Addresses longer than about 2,000 characters are refused (facts §9); 40 ids is a safe number. */
const MAX_TEXTS = 40;
const MAX_CHARACTERS = 1200;

/** Texts in groups that fit the address of a read. */
export function chunkTexts(texts: readonly string[]): string[][] {
  const chunks: string[][] = [];
  let lengthLeft = 0;
  for (const text of texts) {
    const chunk = chunks.at(-1);
    // The name of the field and the quotes around each text count too.
    const length = text.length + 25;
    if (chunk === undefined || chunk.length >= MAX_TEXTS || length > lengthLeft) {
      chunks.push([text]);
      lengthLeft = MAX_CHARACTERS - length;
    } else {
      chunk.push(text);
      lengthLeft -= length;
    }
  }
  return chunks;
}

/** A `where` text: the field equals any of the texts. */
export function makeAnyOf(field: string, texts: readonly string[]): string {
  return texts.map((text) => `${field}=="${text.replace(/["\\]/g, '\\$&')}"`).join(' OR ');
}

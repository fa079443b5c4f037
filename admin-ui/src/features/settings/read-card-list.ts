import type { ConfirmedCard } from '../../api/gift-cards.ts';

interface CardList {
  readonly cards: readonly ConfirmedCard[];
  /** The first line that is neither empty nor a number and an amount; counted from 1. */
  readonly wrongLine: number | undefined;
}

/** A card a line: its number and its amount, with whatever a spreadsheet puts between them. */
const CARD_LINE = /^\s*(\d{1,9})[\s;,:]+(\d{1,9})(?:[.,](\d{1,2}))?\s*$/;

export function readCardList(text: string): CardList {
  const lines = text.split('\n').map((line) => line.trim());
  const found = lines.map((line) => CARD_LINE.exec(line));
  const wrong = lines.findIndex((line, index) => line !== '' && found[index] === null);
  const cards = found.flatMap((match) => {
    const [, id = '', whole = '', cents] = match ?? [];
    if (id === '') return [];
    return [{ giftCardId: Number(id), amount: cents === undefined ? whole : `${whole}.${cents}` }];
  });
  return { cards, wrongLine: wrong === -1 ? undefined : wrong + 1 };
}

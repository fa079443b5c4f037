import fc from 'fast-check';
import { chooseLink } from '../../../../sidecar/src/domain/link/choose-link.ts';
import { parseLocalDate } from '../../../../sidecar/src/domain/time/instant.ts';

const DAYS = Array.from({ length: 28 }, (_, i) => `2026-11-${String(i + 1).padStart(2, '0')}`);
const on = (day: string) => () => parseLocalDate(day);

const former = { id: 'former', liveUntil: '2026-11-10', isPending: false };
const present = { id: 'present', liveUntil: null, isPending: false };
const pending = { id: 'pending', liveUntil: null, isPending: true };

it('an order of the last day is the old organisation’s, one of the next day the new one’s', () => {
  const links = [present, former];
  expect(chooseLink(links, on('2026-11-10'))?.id).toBe('former');
  expect(chooseLink(links, on('2026-11-11'))?.id).toBe('present');
});

it('what is only being set up gets no order', () => {
  expect(chooseLink([pending, present], on('2026-11-28'))?.id).toBe('present');
  expect(chooseLink([pending], on('2026-11-28'))).toBeUndefined();
});

it('the day is each organisation’s own', () => {
  const links = [former, present];
  const found = chooseLink(links, ({ id }) =>
    parseLocalDate(id === 'former' ? '2026-11-11' : '2026-11-10'),
  );
  expect(found?.id).toBe('present');
});

it('whatever the changes, every day belongs to one link, and later days never to an earlier one', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom(...DAYS), { maxLength: 5 }),
      fc.boolean(),
      (lastDays, isChanging) => {
        const ended = lastDays.toSorted().map((liveUntil, i) => ({
          id: `${i}`,
          liveUntil,
          isPending: false,
        }));
        const links = [...(isChanging ? [pending] : []), present, ...ended.toReversed()];
        const order = [...ended.map(({ id }) => id), 'present'];
        const places = DAYS.map((day) => order.indexOf(chooseLink(links, on(day))?.id ?? ''));
        expect(places).not.toContain(-1);
        expect(places).toEqual(places.toSorted((a, b) => a - b));
        for (const { id, liveUntil } of ended) {
          expect(chooseLink(links, on(liveUntil))?.id).toBe(id);
        }
      },
    ),
  );
});

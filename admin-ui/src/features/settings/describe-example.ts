import type { TFunction } from 'i18next';
import type { WireRuleSet, WireShownSettings } from '../../../../sidecar/src/contract/index.ts';
import { formatDate, formatMoney } from '../../text/format.ts';

export type Draft = WireRuleSet['settings'] & WireRuleSet['items'];
type Example = NonNullable<WireShownSettings['example']>;
/** An order's facts, with the names of what it was paid by and of the tax rate on the page. */
type Facts = Example & {
  readonly paymentMethodName: string | null;
  readonly noTaxName: string | null;
};
export type Describe = (t: TFunction, draft: Draft, example: Facts) => string;

const DAY_MS = 86_400_000;

/** What each setting makes of a real order, as it stands on the page. */
export const EXAMPLES = {
  bookWhen: (t, { bookWhen }, { number, placedOn, bookedOn }) => {
    const [on, placed] = [bookedOn[bookWhen], formatDate(placedOn)];
    if (on === null) return t('settings.cards.bookWhen.exampleWaits', { number, placed });
    return t('settings.cards.bookWhen.example', { number, placed, on: formatDate(on) });
  },
  postingMode: (t, { postingMode }, { number }) =>
    postingMode === 'daily'
      ? t('settings.cards.postingMode.exampleDaily', { number })
      : t('settings.cards.postingMode.example', { number }),
  postingModes: (
    t,
    { postingMode, postingModes },
    { number, paymentMethod, paymentMethodName },
  ) => {
    const rule = postingModes.find(
      (it) => it.paymentMethod !== null && it.paymentMethod === paymentMethod,
    );
    const method = paymentMethodName ?? t('settings.cards.terms.noMethod');
    return t(`settings.cards.postingModes.example.${rule?.mode ?? postingMode}`, {
      number,
      method,
    });
  },
  invoiceNumber: (t, draft, example) => {
    const invoice = fill(draft.invoiceNumberTemplate, draft, example);
    return t('settings.cards.invoiceNumber.example', { number: example.number, invoice });
  },
  reference: (t, draft, example) =>
    t('settings.cards.reference.example', {
      number: example.number,
      invoice: fill(draft.referenceTemplate, draft, example),
      payment: fill(draft.paymentReferenceTemplate, draft, example),
    }),
  lineAmounts: (t, { lineAmounts }, { firstLine, number, showsTax, currency }) => {
    if (firstLine === null) return t('settings.noExample');
    const isInclusive = lineAmounts === 'asStore' ? showsTax : lineAmounts === 'inclusive';
    const amount = isInclusive ? firstLine.inclusive : firstLine.exclusive;
    const words = { number, name: firstLine.name, amount: formatMoney(amount, currency) };
    return isInclusive
      ? t('settings.cards.lineAmounts.exampleInclusive', words)
      : t('settings.cards.lineAmounts.exampleExclusive', words);
  },
  taxOverride: (t, { taxOverride }, { number }) =>
    taxOverride
      ? t('settings.cards.taxOverride.example', { number })
      : t('settings.cards.taxOverride.exampleNo', { number }),
  currencyRate: (t, _draft, { number, currency }) =>
    t('settings.cards.currencyRate.example', { number, currency }),
  orderDiscountTax: (t, _draft, { number, orderDiscount, currency }) => {
    if (orderDiscount === null) return t('settings.cards.orderDiscountTax.exampleNone', { number });
    const amount = formatMoney(orderDiscount, currency);
    return t('settings.cards.orderDiscountTax.example', { number, amount });
  },
  giftCardUse: (t, _draft, { number, giftCardsUsed: count }) =>
    t('settings.cards.giftCardUse.example', { number, count }),
  rewardPointsUse: (t, _draft, { number, rewardPointsUsed, currency }) => {
    if (rewardPointsUsed === null)
      return t('settings.cards.rewardPointsUse.exampleNone', { number });
    const amount = formatMoney(rewardPointsUsed, currency);
    return t('settings.cards.rewardPointsUse.example', { number, amount });
  },
  chargedGiftCards: (t, { chargedGiftCards }, { number }) =>
    chargedGiftCards === 'hold'
      ? t('settings.cards.chargedGiftCards.example', { number })
      : t('settings.cards.chargedGiftCards.exampleSale', { number }),
  items: (t, { useItems }, { number, firstLine }) => {
    if (!useItems) return t('settings.cards.items.exampleOff', { number });
    const sku = firstLine?.sku ?? '';
    if (sku === '') return t('settings.cards.items.exampleNoSku', { number });
    return t('settings.cards.items.example', { number, sku });
  },
  noteInStore: (t, draft, example) =>
    draft.noteInStore
      ? t('settings.cards.noteInStore.example', {
          number: example.number,
          invoice: fill(draft.invoiceNumberTemplate, draft, example),
        })
      : t('settings.cards.noteInStore.exampleNo', { number: example.number }),
  markPaidInStore: (t, { markPaidInStore }, { number }) =>
    markPaidInStore
      ? t('settings.cards.markPaidInStore.example', { number })
      : t('settings.cards.markPaidInStore.exampleNo', { number }),
  editedAfterPayment: (t, { editedAfterPayment: choice }, { number }) =>
    t(`settings.cards.editedAfterPayment.example.${choice}`, { number }),
  editedInXero: (t, { editedInXero: choice }, { number }) =>
    t(`settings.cards.editedInXero.example.${choice}`, { number }),
  voidedInXero: (t, { voidedInXero: choice }, { number }) =>
    t(`settings.cards.voidedInXero.example.${choice}`, { number }),
  dueDays: (t, { bookWhen, dueDays }, { number, bookedOn, placedOn }) => {
    const on = bookedOn[bookWhen] ?? placedOn;
    const due = formatDate(addDays(on, dueDays));
    return t('settings.cards.dueDays.example', { number, on: formatDate(on), due });
  },
  terms: (t, { terms }, { number, paymentMethod, paymentMethodName }) => {
    const rule = terms.find(
      (it) => it.paymentMethod !== null && it.paymentMethod === paymentMethod,
    );
    if (rule !== undefined) {
      return t('settings.cards.terms.example', { number, days: rule.dueDays });
    }
    const method = paymentMethodName ?? t('settings.cards.terms.noMethod');
    return t('settings.cards.terms.exampleNot', { number, method });
  },
  noTaxType: (t, { noTaxType }, { number, noTaxName }) =>
    t('settings.cards.noTaxType.example', { number, rate: noTaxName ?? noTaxType }),
  lockedPeriod: (t, { lockedPeriod }, { number, placedOn }) => {
    const words = { number, placed: formatDate(placedOn) };
    if (lockedPeriod === 'hold') return t('settings.cards.lockedPeriod.exampleHold', words);
    if (lockedPeriod === 'draft') return t('settings.cards.lockedPeriod.exampleDraft', words);
    const next = formatDate(firstOfNextMonth(placedOn));
    return t('settings.cards.lockedPeriod.exampleNextOpenDay', { ...words, next });
  },
  filedUntil: (t, { filedUntil }, { number, placedOn }) => {
    const words = { number, placed: formatDate(placedOn) };
    return filedUntil !== null && placedOn <= filedUntil
      ? t('settings.cards.filedUntil.exampleIn', words)
      : t('settings.cards.filedUntil.exampleAfter', words);
  },
  contactPer: (t, { contactPer }, { number, contactsPer }) =>
    t('settings.cards.contactPer.example', { number, name: contactsPer[contactPer] }),
  contactFields: (t, { contactFields }, { number }) =>
    t(`settings.cards.contactFields.example.${contactFields.phone}`, { number }),
  missingContact: (t, { missingContact }, { number }) =>
    t(`settings.cards.missingContact.example.${missingContact}`, { number }),
  archivedContact: (t, { archivedContact }, { number }) =>
    t(`settings.cards.archivedContact.example.${archivedContact}`, { number }),
  contactName: (t, { contactName }, { number, contactNames }) =>
    t('settings.cards.contactName.example', { number, name: contactNames[contactName] }),
} as const satisfies Readonly<Record<string, Describe>>;

/** As the service fills them, for what is typed and not applied yet. */
function fill(template: string, { invoiceNumberPrefix }: Draft, example: Example): string {
  const fields: Readonly<Record<string, string>> = {
    prefix: invoiceNumberPrefix,
    customOrderNumber: example.number,
    orderId: String(example.orderId),
    storeId: String(example.storeId),
  };
  return template
    .replaceAll(/\{(\w+)\}/g, (whole, name: string) => fields[name] ?? whole)
    .replaceAll(',', '.')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function addDays(date: string, days: number): string {
  return toDate(Date.parse(`${date}T00:00:00Z`) + (Number.isFinite(days) ? days : 0) * DAY_MS);
}

function firstOfNextMonth(date: string): string {
  const [year = 0, month = 1] = date.split('-').map(Number);
  return toDate(Date.UTC(year, month, 1));
}

function toDate(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(0, 10);
}

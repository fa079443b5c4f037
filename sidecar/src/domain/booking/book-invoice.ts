import { resolveSpecialAccount } from '../mapping/resolve-accounts.ts';
import { checkLineTarget } from '../mapping/check-mapping.ts';
import { parseFine } from '../money/amount.ts';
import type { ExchangeRate } from '../money/exchange-rate.ts';
import type { TaxedAmounts } from '../money/tax.ts';
import { TOTAL_TOLERANCE_MINOR } from '../order/order-identities.ts';
import type { OrderAmounts } from '../order/order-amounts.ts';
import { findTerms } from '../order/order-timing.ts';
import type { StoreOrder } from '../order/store-order.ts';
import { getCashIntervalMinor } from '../order/cash-rounding.ts';
import { addDays, toLocalDate } from '../time/instant.ts';
import { getTimeZoneOrThrow } from '../time/organisation-time-zone.ts';
import { makeContactKey } from '../customer/make-contact.ts';
import {
  noEarlierThanClosing,
  readCurrentIssue,
  type BookingInput,
  type IssueInput,
} from './booking-context.ts';
import { addDeductions, type Deductions } from './lines/deduction-lines.ts';
import { listUnknownItems } from './lines/unknown-items.ts';
import { toDocumentLines } from './lines/document-lines.ts';
import { getBookedCurrency } from './currency/booked-currency.ts';
import { convertFit } from './currency/convert-invoice.ts';
import { chooseCurrencyRate, writeCurrencyRate } from './currency/currency-rate.ts';
import { fillTemplate, findFreeNumber } from './document-numbers.ts';
import { fingerprintInvoice } from './fingerprint.ts';
import { fitLines, type Fit } from './lines/fit-lines.ts';
import { remarkTaxDifferences } from './lines/remark-tax-differences.ts';
import { held, ok, orderHold, sharedHold, type OrHeld } from './hold.ts';
import { LineMaker } from './lines/line-maker.ts';
import { findOpenDate, referToDay } from './locked-period.ts';
import { pickProductFacts } from './lines/product-facts.ts';
import { addSalesLines } from './lines/price-lines.ts';
import type { PricedLine } from './lines/priced-line.ts';
import type { BookedInvoice, Remark, StoreWorth } from './xero-documents.ts';

export interface InvoiceBooking {
  readonly invoice: BookedInvoice;
  readonly remarks: readonly Remark[];
}

/** The invoice of an order: its lines fitted so that total and tax per rate are nopCommerce's. */
export function bookInvoice(input: BookingInput, amounts: OrderAmounts): OrHeld<InvoiceBooking> {
  const cashIntervalMinor = getCashIntervalMinor(input.info, input.order.primaryCurrencyCode);
  const rates = input.order.taxRates
    .map((entry) => parseFine(entry.rate))
    .filter((rate) => rate > 0);
  const maker = new LineMaker(input, rates, cashIntervalMinor);
  addSalesLines(maker, input, cashIntervalMinor);
  const deductions = addDeductions(maker, input, amounts);
  if (maker.holds.length > 0) return held(...maker.holds);
  const fit = fitInvoice(maker.lines, { input, deductions, cashIntervalMinor });
  if (!fit.ok) return fit;
  const priced = priceInvoice(input, fit.value, deductions);
  return priced.ok ? makeInvoice(input, priced.value, deductions) : priced;
}

/** The invoice's figures in the currency that it is booked in. */
interface PricedInvoice extends Pick<Fit, 'amounts' | 'lines' | 'totalMinor' | 'taxMinor'> {
  readonly rate: ExchangeRate | undefined;
  readonly inStore?: StoreWorth;
  readonly remarks: readonly Remark[];
}

function priceInvoice(
  input: BookingInput,
  fit: Fit,
  deductions: Deductions,
): OrHeld<PricedInvoice> {
  const { order, context } = input;
  const { totalMinor } = fit;
  if (!context.inCustomerCurrency) {
    const rate = chooseCurrencyRate(input, { totalMinor, inStoreMinor: totalMinor });
    if (!rate.ok) return rate;
    return ok({ ...fit, rate: rate.value, remarks: remarkTaxDifferences(fit.taxDifferences) });
  }
  if (hasTenders(order, deductions)) {
    const currency = order.customerCurrencyCode;
    return held(orderHold('order.gift_card_in_customer_currency', { currency }));
  }
  const converted = convertFit(input, fit, deductions.taxes);
  if (!converted.ok) return converted;
  return ok({ ...converted.value, inStore: { currency: order.primaryCurrencyCode, totalMinor } });
}

/** What gift cards and points are worth is owed in the store's currency, to the cent. */
function hasTenders({ items }: StoreOrder, deductions: Deductions): boolean {
  const { giftCardTenders, giftCardLines, rewardPointsMinor } = deductions;
  return (
    giftCardTenders.length > 0 ||
    giftCardLines.length > 0 ||
    rewardPointsMinor !== undefined ||
    items.some(({ isGiftCard }) => isGiftCard)
  );
}

interface FitRequest {
  readonly input: BookingInput;
  readonly deductions: Deductions;
  readonly cashIntervalMinor: number;
}

function fitInvoice(lines: readonly PricedLine[], request: FitRequest): OrHeld<Fit> {
  const { input, deductions, cashIntervalMinor } = request;
  const { settings } = input.rules;
  const rounding = resolveSpecialAccount('rounding', input.rules);
  const target = rounding.ok
    ? { accountCode: rounding.value, taxType: settings.noTaxType }
    : undefined;
  const fit = fitLines({
    lines,
    totalMinor: deductions.invoiceTotalMinor,
    taxes: deductions.taxes,
    preferred: choosePreferred(input),
    allowsOverride: settings.taxOverride,
    cashIntervalMinor,
    toleranceMinor: Math.max(TOTAL_TOLERANCE_MINOR, cashIntervalMinor),
    rounding: target,
    maxRoundingMinor: getMaxRoundingMinor(input.order, cashIntervalMinor),
  });
  if (!fit.ok) return rounding.ok ? fit : rounding;
  const roundingLine = fit.value.lines.find((line) => line.role === 'rounding');
  const holds = roundingLine === undefined ? [] : checkLineTarget(roundingLine, input.reference);
  return holds.length === 0 ? fit : held(...holds);
}

/**
 * nopCommerce rounds cash twice on the way to the total, the subtotal and the sum, and between them what a
 * discount leaves of the subtotal.
 */
function getMaxRoundingMinor(order: StoreOrder, cashIntervalMinor: number): number {
  if (cashIntervalMinor === 1) return TOTAL_TOLERANCE_MINOR;
  const roundings = parseFine(order.orderSubTotalDiscountExclTax) === 0 ? 2 : 3;
  return Math.max(TOTAL_TOLERANCE_MINOR, roundings * cashIntervalMinor);
}

function choosePreferred(input: BookingInput): TaxedAmounts {
  switch (input.rules.settings.lineAmounts) {
    case 'inclusive':
      return 'Inclusive';
    case 'exclusive':
      return 'Exclusive';
    case 'asStore':
      return input.info.taxSettings.pricesIncludeTax ? 'Inclusive' : 'Exclusive';
  }
}

/** The number that it has already, else the template's, re-issued after a void or a credit of all. */
function chooseNumber(input: BookingInput): string {
  const { order, rules, context } = input;
  const standing = context.posted.get(makeInvoiceKey(input));
  if (standing?.kind === 'invoice') return standing.number;
  const closed = context.closed.flatMap(({ documents }) =>
    documents.flatMap((document) => (document.kind === 'invoice' ? [document.number] : [])),
  );
  const number = fillTemplate(rules.settings.invoiceNumberTemplate, order, rules.settings);
  return findFreeNumber(number, [...context.voidedNumbers, ...closed]);
}

function makeInvoice(
  input: BookingInput,
  priced: PricedInvoice,
  deductions: Deductions,
): OrHeld<InvoiceBooking> {
  const { order, rules, reference, context } = input;
  const { settings } = rules;
  const currency = getBookedCurrency(input);
  if (!reference.currencies.includes(currency)) {
    return held(sharedHold('organisation.currency_missing', currency, { currency }));
  }
  const zone = getTimeZoneOrThrow(reference.organisation.timezone);
  const asOf = noEarlierThanClosing(context, context.asOf);
  const issued = findOpenDate(toLocalDate(asOf, zone), reference.organisation, settings);
  if (!issued.ok) return issued;
  const dueDays = findTerms(order, settings)?.dueDays ?? settings.dueDays;
  const invoice: BookedInvoice = {
    kind: 'invoice',
    key: makeInvoiceKey(input),
    fingerprint: fingerprintInvoice(order, context),
    needs: [
      makeContactKey(context.contactNumber),
      ...listUnknownItems(priced.lines, input).map((item) => item.key),
    ],
    number: chooseNumber(input),
    reference: referToDay(fillTemplate(settings.referenceTemplate, order, settings), issued.value),
    contactKey: makeContactKey(context.contactNumber),
    currency,
    ...writeCurrencyRate(priced.rate),
    issuedOn: issued.value.on,
    dueOn: addDays(issued.value.on, dueDays),
    url: context.orderUrl,
    status: issued.value.isDraft ? 'DRAFT' : 'AUTHORISED',
    ...(priced.inStore === undefined ? {} : { inStore: priced.inStore }),
    lineAmountTypes: priced.amounts,
    lines: toDocumentLines(priced.lines),
    totalMinor: priced.totalMinor,
    taxMinor: priced.taxMinor,
    giftCardTenders: deductions.giftCardTenders,
    giftCardLines: deductions.giftCardLines,
    ...(deductions.rewardPointsMinor === undefined
      ? {}
      : { rewardPointsMinor: deductions.rewardPointsMinor }),
    ...(priced.remarks.length === 0 ? {} : { remarks: priced.remarks }),
    productFacts: order.items.map(pickProductFacts),
  };
  const remarks = [
    ...priced.remarks,
    ...(issued.value.movedFrom === null
      ? []
      : [{ code: 'order.dated_later', details: { orderOf: issued.value.movedFrom } }]),
  ];
  return ok({ invoice, remarks });
}

export function makeInvoiceKey(input: IssueInput): string {
  return `invoice:${readCurrentIssue(input)}`;
}

import { confirmGiftCardsSchema, giftCardsSchema } from './admin/gift-cards.ts';
import {
  bankChoiceSchema,
  confirmPayoutSchema,
  payoutFileSchema,
  payoutListSchema,
  payoutPreviewSchema,
  retryPayoutSchema,
  takingBackSchema,
} from './admin/payouts.ts';
import type { Operations } from './operation.ts';

/** Of payouts of gateways and of gift cards: money that is of no single order. */
export const MONEY_OPERATIONS: Operations = {
  'GET /app/api/v1/links/{linkId}/payouts': {
    summary: 'Payouts of gateways that were confirmed, with what became of them in Xero.',
    answer: payoutListSchema,
  },
  'POST /app/api/v1/links/{linkId}/payouts/preview': {
    summary: 'What the payouts of a gateway’s CSV file would come to. Nothing is changed.',
    body: payoutFileSchema,
    answer: payoutPreviewSchema,
  },
  'POST /app/api/v1/links/{linkId}/payouts': {
    summary: 'Confirm one payout of a file: its true fees, and its transfer to the bank.',
    body: confirmPayoutSchema,
  },
  'POST /app/api/v1/links/{linkId}/payouts/retry': {
    summary: 'Send again what Xero refused of a payout.',
    body: retryPayoutSchema,
  },
  'GET /app/api/v1/links/{linkId}/payouts/take-back': {
    summary: 'What taking a confirmed payout back would delete in Xero. Nothing is changed.',
    query: retryPayoutSchema,
    answer: takingBackSchema,
  },
  'POST /app/api/v1/links/{linkId}/payouts/take-back': {
    summary: 'Take a confirmed payout out of Xero, so that its file can be imported anew.',
    body: retryPayoutSchema,
  },
  'POST /app/api/v1/links/{linkId}/payouts/removed': {
    summary: 'Say that what Xero did not let Daybook delete of a payout was deleted there by hand.',
    body: retryPayoutSchema,
  },
  'POST /app/api/v1/links/{linkId}/bank-changes': {
    summary:
      'Keep what somebody did to fees or a transfer in Xero, or book what was deleted again.',
    body: bankChoiceSchema,
  },
  'GET /app/api/v1/links/{linkId}/gift-cards': {
    summary: 'Gift cards from before Daybook: those confirmed, and those that orders wait for.',
    answer: giftCardsSchema,
  },
  'POST /app/api/v1/links/{linkId}/gift-cards': {
    summary: 'Confirm what gift cards from before Daybook were worth then.',
    body: confirmGiftCardsSchema,
  },
};

import type { WireContactQuestion } from '../contract/index.ts';
import type { ContactFacts } from '../domain/customer/contact-facts.ts';
import type { ContactQuestion } from '../use-cases/decide-contact.ts';

export function toWireQuestion(orderId: number, question: ContactQuestion): WireContactQuestion {
  return {
    orderId,
    customer: toWireFacts(question.customer),
    candidates: question.candidates.map(({ contactId, score, reasons, ...facts }) => ({
      ...toWireFacts(facts),
      contactId,
      score: Math.min(score, 100),
      reasons: [...reasons],
    })),
    shortCode: question.shortCode,
  };
}

function toWireFacts(facts: ContactFacts): WireContactQuestion['customer'] {
  const { name, emailAddress, taxNumber, phone, postalCode } = facts;
  return { name, emailAddress, taxNumber, phone, postalCode };
}

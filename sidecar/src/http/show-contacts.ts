import type { WireContactQuestion, WireDuplicateContacts } from '../contract/index.ts';
import type { ContactFacts } from '../domain/customer/contact-facts.ts';
import type { ContactQuestion } from '../use-cases/contacts/decide-contact.ts';
import type { Duplicates } from '../use-cases/contacts/list-duplicates.ts';

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

export function toWireDuplicates(found: Duplicates): WireDuplicateContacts {
  const { groups, total, shortCode } = found;
  return {
    groups: groups.map(({ contacts, reasons }) => ({
      contacts: contacts.map(({ contactId, ...facts }) => ({ ...toWireFacts(facts), contactId })),
      reasons: [...reasons],
    })),
    total,
    shortCode,
  };
}

function toWireFacts(facts: ContactFacts): WireContactQuestion['customer'] {
  const { name, emailAddress, taxNumber, phone, postalCode } = facts;
  return { name, emailAddress, taxNumber, phone, postalCode };
}

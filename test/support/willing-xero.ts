import { randomUUID } from 'node:crypto';
import { getExpected } from '../../sidecar/src/use-cases/sending/post-step.ts';
import type { StepKind } from '../../sidecar/src/domain/ledger/step.ts';
import type {
  ElementAnswer,
  ResolvedStep,
  XeroGateway,
} from '../../sidecar/src/ports/xero-gateway.ts';

export interface WillingXero {
  readonly gateway: XeroGateway;
  /** Kinds of the writes that came, in order; reads are not there. */
  readonly writes: StepKind[];
}

/** The port to Xero answered at once: whatever is sent is posted as it was predicted. */
export function createWillingXero(serialiser: string): WillingXero {
  const writes: StepKind[] = [];
  const nothingToRead = (): never => {
    throw new Error('nothing is read here');
  };
  return {
    writes,
    gateway: {
      serialiser,
      maxStepsPerCall: () => 50,
      buildRequest: (kind, steps) => ({ kind, documentId: null, model: steps }),
      send(request) {
        writes.push(request.kind);
        const elements = (request.model as readonly ResolvedStep[]).map(post);
        return Promise.resolve({ outcome: 'answered', httpStatus: 200, elements });
      },
      findPosted: nothingToRead,
      createAccount: nothingToRead,
      readRecentInvoices: nothingToRead,
      readReference: nothingToRead,
      readReferenceParts: nothingToRead,
      readContactPage: nothingToRead,
      readDocumentPage: nothingToRead,
      readBankTransactionPage: nothingToRead,
      readBankTransfers: nothingToRead,
      readBankDocument: nothingToRead,
    },
  };
}

function post({ body }: ResolvedStep): ElementAnswer {
  const { totalMinor = 0, taxMinor = 0, number = '' } = getExpected(body) ?? {};
  const currency = 'currency' in body ? body.currency : '';
  const document = { xeroId: randomUUID(), number, currency, totalMinor, taxMinor };
  return { ok: true, document: { ...document, status: 'AUTHORISED', contactId: null } };
}

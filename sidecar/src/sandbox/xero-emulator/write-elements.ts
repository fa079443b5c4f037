import type { Response } from 'express';
import { getContext, readQuery, type ApiContext } from './api-context.ts';
import { makeEnvelope } from './envelope.ts';
import { CallRefusal, ElementRefusal, ZERO_ID } from './validation.ts';
import { readElements, type Fields } from './wire-input.ts';

export interface ElementWrite {
  readonly plural: string;
  readonly idField: string;
  /** Writes one element and shows it; throws an ElementRefusal where Xero refuses it. */
  write(context: ApiContext, fields: Fields): Record<string, unknown>;
}

/**
 * A collection's PUT or POST. With summarizeErrors=false every element is answered in order; without
 * it one bad element makes a 400 that lists the bad ones only, although the good ones were written.
 */
export function answerWrite(response: Response, write: ElementWrite): void {
  const context = getContext(response);
  const { state, organisation, request } = context;
  const elements = readElements(request.body, write.plural);
  try {
    const results = elements.map((fields) => writeElement(context, write, fields));
    state.save(organisation);
    const isSummarised = readQuery(request, 'summarizeErrors') !== 'false';
    const refused = results.filter((result) => result['HasErrors'] === true);
    if (isSummarised && refused.length > 0) {
      response.status(400).json(makeValidationException(refused));
    } else response.json(makeEnvelope(write.plural, results, { now: state.now() }));
  } catch (error) {
    if (!(error instanceof CallRefusal)) throw error;
    if (typeof error.body === 'string') response.status(error.status).type('html').send(error.body);
    else response.status(error.status).json(error.body);
  }
}

function writeElement(
  context: ApiContext,
  write: ElementWrite,
  fields: Fields,
): Record<string, unknown> {
  try {
    const shown = write.write(context, fields);
    return { ...shown, StatusAttributeString: 'OK' };
  } catch (error) {
    if (!(error instanceof ElementRefusal)) throw error;
    return {
      ...fields,
      [write.idField]: ZERO_ID,
      HasErrors: true,
      HasValidationErrors: true,
      StatusAttributeString: 'ERROR',
      ValidationErrors: error.messages.map((Message) => ({ Message })),
    };
  }
}

export function makeValidationException(
  elements: readonly Record<string, unknown>[],
): Record<string, unknown> {
  return {
    ErrorNumber: 10,
    Type: 'ValidationException',
    Message: 'A validation exception occurred',
    Elements: elements,
  };
}

import { z } from 'zod';
import type { Operation, Operations } from './operation.ts';
import { SERVICE_OPERATIONS } from './operations.ts';
import { STORE_OPERATIONS } from './store-operations.ts';
import { problemSchema } from './problem.ts';
import { storeEventSchema } from './store-events.ts';
import { storeOrderSchema } from './store-order.ts';
import { WIRE_VERSION } from './wire-version.ts';

/** The whole wire as an OpenAPI 3.1 document, from the schemas that check it. */
export function describeContract(): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'The wire between the nopCommerce plugin and the Daybook service',
      version: String(WIRE_VERSION),
      description:
        '/store and /app are served by the service, /daybook by the plugin. Every request but the pairing is signed. Unknown fields are ignored.',
    },
    paths: describePaths({ ...SERVICE_OPERATIONS, ...STORE_OPERATIONS }),
    components: {
      schemas: {
        Order: toSchema(storeOrderSchema, 'input'),
        Event: toSchema(storeEventSchema, 'input'),
        Problem: toSchema(problemSchema, 'output'),
      },
    },
  };
}

function describePaths(operations: Operations): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const [name, operation] of Object.entries(operations)) {
    const [method = '', path = ''] = name.split(' ');
    paths[path] = { ...paths[path], [method.toLowerCase()]: describeOperation(path, operation) };
  }
  return paths;
}

function describeOperation(path: string, operation: Operation): object {
  const { summary, query, body, answer } = operation;
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => ({
    name: match[1],
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const inQuery = Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: !schema.safeParse(undefined).success,
    schema: toSchema(schema, 'input'),
  }));
  const success = answer === undefined ? { description: 'Done.' } : asJson('Done.', answer);
  return {
    summary,
    parameters: [...inPath, ...inQuery],
    ...(body === undefined ? {} : { requestBody: describeBody(body) }),
    responses: {
      [answer === undefined ? '2XX' : '200']: success,
      default: {
        description: 'Refused, with the reason in words.',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function describeBody(body: z.ZodType): object {
  return {
    required: true,
    content: { 'application/json': { schema: toSchema(body, 'input') } },
  };
}

function asJson(description: string, schema: z.ZodType): object {
  return { description, content: { 'application/json': { schema: toSchema(schema, 'output') } } };
}

function toSchema(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _, ...described } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return described;
}

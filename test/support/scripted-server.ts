import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface ScriptedAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Objects go as JSON. */
  readonly body?: unknown;
  /** Cuts the connection instead of answering, or never answers. */
  readonly fault?: 'reset' | 'silence';
}

export interface ScriptedServer {
  readonly url: string;
  readonly requests: readonly ReceivedRequest[];
  close(): Promise<void>;
}

/** A loopback server that answers by a function: for answers that no faithful server gives. */
export async function startScriptedServer(
  answer: (request: ReceivedRequest, index: number) => ScriptedAnswer | Promise<ScriptedAnswer>,
): Promise<ScriptedServer> {
  const requests: ReceivedRequest[] = [];
  const answerRequest = async (
    incoming: IncomingMessage,
    outgoing: ServerResponse,
  ): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const url = new URL(incoming.url ?? '/', 'http://localhost');
    const request: ReceivedRequest = {
      method: incoming.method ?? '',
      path: url.pathname,
      query: url.searchParams,
      headers: incoming.headers,
      body: Buffer.concat(chunks).toString(),
    };
    requests.push(request);
    const scripted = await answer(request, requests.length - 1);
    if (scripted.fault === 'silence') return;
    if (scripted.fault === 'reset') return void incoming.socket.destroy();
    const isJson = typeof scripted.body === 'object';
    const type = isJson ? { 'content-type': 'application/json' } : {};
    outgoing.writeHead(scripted.status ?? 200, { ...type, ...scripted.headers });
    outgoing.end(isJson ? JSON.stringify(scripted.body) : ((scripted.body as string) ?? ''));
  };
  const server = createServer((incoming, outgoing) => void answerRequest(incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

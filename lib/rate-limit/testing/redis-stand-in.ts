import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { withoutDatabase } from '@/db/testing/without-database';

// How Redis' REST interface answers: what each command results in, after how long, or in which way it fails.
export type RedisAnswer = 'hangs' | 'resets' | 'fails' | { resultOf: (command: unknown) => unknown; afterMs: number };

// Redis' REST interface for tests of what the product does with its answers and its failures.
export class RedisStandIn {
  calls = 0;
  answer: RedisAnswer = 'hangs';

  private readonly server = createServer(async (request, response) => {
    this.calls += 1;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { answer } = this;
    if (answer === 'hangs') return;
    if (answer === 'resets') request.socket.resetAndDestroy();
    else if (answer === 'fails') response.writeHead(500).end('{"error":"broken"}');
    else {
      const body: unknown[] = JSON.parse(Buffer.concat(chunks).toString());
      const resultOf = (command: unknown) => ({ result: answer.resultOf(command) });
      // Commands of one tick travel together, as a list of commands that is answered by a list.
      send(response, request.url === '/pipeline' ? body.map(resultOf) : resultOf(body), answer.afterMs);
    }
  });

  // Listens. @returns the environment of a product that uses it
  async start(): Promise<Record<string, string>> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return {
      ...withoutDatabase,
      UPSTASH_REDIS_REST_URL: `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`,
      UPSTASH_REDIS_REST_TOKEN: 'token',
    };
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

function send(response: ServerResponse, answer: unknown, afterMs: number): void {
  const end = () => response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  if (afterMs === 0) end();
  else setTimeout(end, afterMs);
}

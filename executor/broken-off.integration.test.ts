import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { startExecutor } from './executor';
import { dropSchema, EVENT_KEY, newSchema, testDatabaseUrl, waitUntil } from './testing/test-stack';

function breakOff(url: string): Promise<void> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.write(`POST /e/${EVENT_KEY} HTTP/1.1\r\nhost: executor\r\ncontent-length: 100\r\n\r\n{"name"`, () =>
    socket.destroy(),
  );
  return closed;
}

it("aborted requests are one line of the executor's log, without the event key", async () => {
  const lines: string[] = [];
  const schema = newSchema();
  const options = { databaseUrl: testDatabaseUrl(), schema, eventKey: EVENT_KEY, now: () => 0 };
  const executor = await startExecutor({ ...options, report: (line) => lines.push(line) });
  try {
    await Promise.all(Array.from({ length: 20 }, () => breakOff(executor.url)));
    await waitUntil(() => lines.length > 0);
    expect((await fetch(`${executor.url}/health`)).status).toBe(200);
    expect(lines).toEqual(['POST /e: aborted']);
  } finally {
    await executor.close();
    await dropSchema(schema);
  }
});

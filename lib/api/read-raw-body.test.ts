import { expect, it } from 'vitest';
import { readRawBody } from './read-raw-body';

function request(pieces: (Uint8Array | null)[], headers: Record<string, string> = {}): Request {
  const body = new ReadableStream({
    pull(controller) {
      const piece = pieces.shift();
      if (piece === null) return new Promise(() => {});
      if (piece) controller.enqueue(piece);
      else controller.close();
    },
  });
  return new Request('http://localhost', { method: 'POST', headers, body, duplex: 'half' } as RequestInit);
}

it('readRawBody returns the bytes unchanged', async () => {
  const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0xff, 0x00, 0x0d, 0x0a]);
  expect(await readRawBody(request([bytes.subarray(0, 2), bytes.subarray(2)]))).toEqual(bytes);
  expect(await readRawBody(new Request('http://localhost', { method: 'POST' }))).toEqual(Buffer.alloc(0));
});

it('readRawBody counts bytes, and trusts a length only when it is too large', async () => {
  const piece = new Uint8Array(6);
  expect(await readRawBody(request([piece]), 6)).toHaveLength(6);
  await expect(readRawBody(request([piece, piece]), 10)).rejects.toMatchObject({ code: 'payload_too_large' });
  await expect(readRawBody(request([piece], { 'content-length': '11' }), 10)).rejects.toMatchObject({ status: 413 });
});

it('readRawBody stops waiting for a body that does not arrive', async () => {
  const slow = request([new Uint8Array(3), null]);
  await expect(readRawBody(slow, 10, 20)).rejects.toMatchObject({ code: 'request_timeout', status: 408 });
});

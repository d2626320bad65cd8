import { describe, expect, it } from 'vitest';
import { readJsonBody } from './read-json-body';

const json = { 'content-type': 'application/json' };
const post = (body: BodyInit, headers: Record<string, string> = json) =>
  new Request('http://localhost/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit);

function endless() {
  const taken = { bytes: 0 };
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      taken.bytes += 65_536;
      controller.enqueue(new Uint8Array(65_536));
    },
  });
  return { taken, stream };
}

describe('readJsonBody', () => {
  it('reads JSON', async () => {
    expect(await readJsonBody(post('{"اسم":1}', { 'content-type': 'application/json; charset=utf-8' }))).toEqual({
      اسم: 1,
    });
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/jsonp'])(
    'refuses %s, which a form on another site can send',
    async (type) => {
      await expect(readJsonBody(post('{}', { 'content-type': type }))).rejects.toMatchObject({
        code: 'unsupported_media_type',
      });
    },
  );

  it('stops reading at the limit, whatever Content-Length says', async () => {
    const { taken, stream } = endless();
    await expect(readJsonBody(post(stream), 200_000)).rejects.toMatchObject({ code: 'payload_too_large' });
    expect(taken.bytes).toBeLessThan(600_000);
    await expect(readJsonBody(post('{}', { ...json, 'content-length': '9999999' }))).rejects.toMatchObject({
      code: 'payload_too_large',
    });
  });

  it.each(['', '{', 'undefined', '\uFFFE'])('refuses %j, which is not JSON', async (text) => {
    await expect(readJsonBody(post(text))).rejects.toMatchObject({
      code: 'invalid_input',
      invalidParams: [{ name: 'body' }],
    });
  });

  it('refuses bytes that are not UTF-8', async () => {
    await expect(readJsonBody(post(new Uint8Array([0x22, 0xff, 0x22])))).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });
});

export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

// Bytes are counted after decompression: neither a false Content-Length nor a compression bomb fills the memory.
// @throws BodyTooLarge as soon as more than `maxBytes` arrived; the connection is closed
export async function readBody(response: Response, maxBytes: number): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  const parts: string[] = [];
  let total = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return parts.join('') + decoder.decode();
    total += value.byteLength;
    if (total > maxBytes) {
      await reader.cancel().catch(() => undefined);
      throw new BodyTooLarge();
    }
    parts.push(decoder.decode(value, { stream: true }));
  }
}

import type { IncomingMessage } from 'node:http';

const maxBodyBytes = 4 * 1024 * 1024;

/** @throws Error when it is too large */
export async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > maxBodyBytes) throw new RangeError('The body is too large');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Empty for other types. @throws Error when not JSON */
export function fieldsOf(text: string, type: string): Record<string, unknown> {
  if (text === '') return {};
  if (type.includes('json')) {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  }
  if (!type.includes('x-www-form-urlencoded')) return {};
  const form = new URLSearchParams(text);
  return Object.fromEntries(
    [...new Set(form.keys())].map((key) => {
      const values = form.getAll(key);
      return [key, values.length === 1 ? values[0] : values];
    }),
  );
}

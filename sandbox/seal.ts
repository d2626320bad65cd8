import { createHmac, timingSafeEqual } from 'node:crypto';
import type { z } from 'zod';

/** Codes and tokens carry their content, signed with a key from the seed: they survive a restart without a store. */
export class Seal {
  readonly #key: Buffer;

  constructor(seed: string) {
    this.#key = createHmac('sha256', 'cmis sandbox').update(seed).digest();
  }

  close(payload: object): string {
    const text = Buffer.from(JSON.stringify(payload)).toString('base64url');
    return `${text}.${this.#signature(text)}`;
  }

  /** Null for any other text. */
  open<T>(sealed: string, schema: z.ZodType<T>): T | null {
    const [text = '', signature = ''] = sealed.split('.');
    const expected = Buffer.from(this.#signature(text));
    const given = Buffer.from(signature);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
    const parsed = schema.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    return parsed.success ? parsed.data : null;
  }

  #signature(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('base64url').slice(0, 27);
  }
}

import { createHmac, timingSafeEqual } from 'node:crypto';
import type { z } from 'zod';

/**
 * Codes and tokens that carry what they stand for, signed with a key that follows from the seed: they outlive a
 * restart of the sandbox without a store.
 */
export class Seal {
  readonly #key: Buffer;

  constructor(seed: string) {
    this.#key = createHmac('sha256', 'cmis sandbox').update(seed).digest();
  }

  /** Text that `open` reads back. */
  close(payload: object): string {
    const text = Buffer.from(JSON.stringify(payload)).toString('base64url');
    return `${text}.${this.#signature(text)}`;
  }

  /** The payload of a text this seal closed, if it has the shape of `schema`; null for any other text. */
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

import { z } from 'zod';

const bundleSchema = z.object({ ads: z.string().nullable(), posts: z.string().nullable() });

/** Access tokens of a platform that asks for ads and for posts on two consent screens; null: not given. */
export type TokenBundle = z.infer<typeof bundleSchema>;

/** Both tokens as the one access token text that the rest of the product keeps. */
export function packTokens(bundle: TokenBundle): string {
  return JSON.stringify(bundle);
}

/** @throws z.ZodError or SyntaxError for a text that packTokens did not make */
export function unpackTokens(accessToken: string): TokenBundle {
  return bundleSchema.parse(JSON.parse(accessToken));
}

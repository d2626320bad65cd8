import { z } from 'zod';

const bundleSchema = z.object({ ads: z.string().nullable(), posts: z.string().nullable() });

/** Access tokens of a platform with separate consents for ads and posts; null: not given. */
export type TokenBundle = z.infer<typeof bundleSchema>;

export function packTokens(bundle: TokenBundle): string {
  return JSON.stringify(bundle);
}

export function unpackTokens(accessToken: string): TokenBundle {
  return bundleSchema.parse(JSON.parse(accessToken));
}

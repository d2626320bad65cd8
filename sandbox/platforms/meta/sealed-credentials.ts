import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { SandboxContext } from '../../sandbox-platform';

const grant = {
  /** Person, app and generation of the grant; see SandboxState. */
  person: z.string(),
  client: z.string(),
  generation: z.number(),
  granted: z.array(z.string()),
  declined: z.array(z.string()),
  nonce: z.string(),
};

export const sealedCode = z.object({
  kind: z.literal('code'),
  ...grant,
  redirectUri: z.string(),
  /** Milliseconds. */
  endsAt: z.number(),
  challenge: z.object({ value: z.string(), method: z.enum(['S256', 'plain']) }).nullable(),
});
export type SealedCode = z.infer<typeof sealedCode>;

const sealedToken = z.object({
  kind: z.enum(['user', 'page']),
  ...grant,
  /** Milliseconds; null: no end. */
  endsAt: z.number().nullable(),
  issuedAt: z.number(),
  page: z.string().nullable(),
});
export type SealedToken = z.infer<typeof sealedToken>;

/** Meta's tokens begin with letters like these. */
const tokenPrefix = 'EAAS';

export function nonce(): string {
  return randomBytes(6).toString('base64url');
}

export function writeToken(context: SandboxContext, token: Omit<SealedToken, 'nonce' | 'issuedAt'>): string {
  return tokenPrefix + context.seal.close({ ...token, nonce: nonce(), issuedAt: context.now().getTime() });
}

/** What a token text stands for; null when the sandbox did not write it. Says nothing about whether it still lives. */
export function readToken(context: SandboxContext, text: string): SealedToken | null {
  if (!text.startsWith(tokenPrefix)) return null;
  return context.seal.open(text.slice(tokenPrefix.length), sealedToken);
}

/** Under which name SandboxState keeps the grant of a person to an app. */
export function grantKey(of: { client: string; person: string }): string {
  return `meta|${of.client}|${of.person}`;
}

/** Why the token is dead; null: it lives. */
export function deathOf(context: SandboxContext, token: SealedToken): 'revoked' | 'expired' | null {
  if (context.state.generation(grantKey(token)) !== token.generation) return 'revoked';
  return token.endsAt !== null && token.endsAt <= context.now().getTime() ? 'expired' : null;
}

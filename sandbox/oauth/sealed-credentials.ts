import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { SandboxContext } from '../sandbox-platform';

const grant = {
  platform: z.string(),
  person: z.string(),
  client: z.string(),
  generation: z.number(),
  granted: z.array(z.string()),
  declined: z.array(z.string()),
  nonce: z.string(),
};

const sealedCode = z.object({
  kind: z.literal('code'),
  ...grant,
  redirectUri: z.string(),
  endsAt: z.number(),
  challenge: z.object({ value: z.string(), method: z.enum(['S256', 'plain']) }).nullable(),
  /** A refresh token comes with it. */
  isOffline: z.boolean().optional(),
});
export type SealedCode = z.infer<typeof sealedCode>;

const sealedToken = z.object({
  kind: z.string(),
  ...grant,
  /** Milliseconds; null: no end. */
  endsAt: z.number().nullable(),
  issuedAt: z.number(),
  subject: z.string().nullable(),
});
export type SealedToken = z.infer<typeof sealedToken>;

export function nonce(): string {
  return randomBytes(6).toString('base64url');
}

/** The text carries the sealed values after a prefix of the platform. */
export function writeCode(context: SandboxContext, prefix: string, code: Omit<SealedCode, 'kind' | 'nonce'>): string {
  return prefix + context.seal.close({ ...code, kind: 'code', nonce: nonce() });
}

/** Null when the sandbox did not write it. The code may have been used. */
export function readCode(context: SandboxContext, prefix: string, text: string): SealedCode | null {
  return text.startsWith(prefix) ? context.seal.open(text.slice(prefix.length), sealedCode) : null;
}

export function writeToken(
  context: SandboxContext,
  prefix: string,
  token: Omit<SealedToken, 'nonce' | 'issuedAt'>,
): string {
  return prefix + context.seal.close({ ...token, nonce: nonce(), issuedAt: context.now().getTime() });
}

/** Null when the sandbox did not write it. The token may have expired. */
export function readToken(context: SandboxContext, prefix: string, text: string): SealedToken | null {
  return text.startsWith(prefix) ? context.seal.open(text.slice(prefix.length), sealedToken) : null;
}

export function grantKey(of: { platform: string; client: string; person: string }): string {
  return `${of.platform}|${of.client}|${of.person}`;
}

/** Null: the token is valid. */
export function invalidReason(context: SandboxContext, token: SealedToken): 'revoked' | 'expired' | null {
  if (context.state.generation(grantKey(token)) !== token.generation) return 'revoked';
  return token.endsAt !== null && token.endsAt <= context.now().getTime() ? 'expired' : null;
}

/** RFC 7636, 4.6. */
export function provesChallenge(challenge: NonNullable<SealedCode['challenge']>, verifier: string): boolean {
  const answer = challenge.method === 'S256' ? createHash('sha256').update(verifier).digest('base64url') : verifier;
  return verifier !== '' && answer === challenge.value;
}

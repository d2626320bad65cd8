import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { SandboxContext } from '../sandbox-platform';

const grant = {
  platform: z.string(),
  /** Person, app and generation of the grant; see SandboxState. */
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
  /** Milliseconds. */
  endsAt: z.number(),
  challenge: z.object({ value: z.string(), method: z.enum(['S256', 'plain']) }).nullable(),
  /** Whether a refresh token comes with it, on platforms that do not always give one. */
  isOffline: z.boolean().optional(),
});
export type SealedCode = z.infer<typeof sealedCode>;

const sealedToken = z.object({
  /** The platform's own kinds: `user`, `page`, `refresh`. */
  kind: z.string(),
  ...grant,
  /** Milliseconds; null: no end. */
  endsAt: z.number().nullable(),
  issuedAt: z.number(),
  /** What the token is limited to, for example a Page; null: nothing. */
  subject: z.string().nullable(),
});
export type SealedToken = z.infer<typeof sealedToken>;

export function nonce(): string {
  return randomBytes(6).toString('base64url');
}

/** Codes and tokens carry what they stand for behind letters that those of the platform begin with. */
export function writeCode(context: SandboxContext, prefix: string, code: Omit<SealedCode, 'kind' | 'nonce'>): string {
  return prefix + context.seal.close({ ...code, kind: 'code', nonce: nonce() });
}

/** What a code stands for; null when the sandbox did not write it. Says nothing about whether it was used. */
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

/** What a token stands for; null when the sandbox did not write it. Says nothing about whether it still lives. */
export function readToken(context: SandboxContext, prefix: string, text: string): SealedToken | null {
  return text.startsWith(prefix) ? context.seal.open(text.slice(prefix.length), sealedToken) : null;
}

/** Under which name SandboxState keeps the grant of a person to an app. */
export function grantKey(of: { platform: string; client: string; person: string }): string {
  return `${of.platform}|${of.client}|${of.person}`;
}

/** Why the token is dead; null: it lives. */
export function deathOf(context: SandboxContext, token: SealedToken): 'revoked' | 'expired' | null {
  if (context.state.generation(grantKey(token)) !== token.generation) return 'revoked';
  return token.endsAt !== null && token.endsAt <= context.now().getTime() ? 'expired' : null;
}

/** Whether the verifier belongs to the challenge that the code was asked with (RFC 7636, 4.6). */
export function provesChallenge(challenge: NonNullable<SealedCode['challenge']>, verifier: string): boolean {
  const answer = challenge.method === 'S256' ? createHash('sha256').update(verifier).digest('base64url') : verifier;
  return verifier !== '' && answer === challenge.value;
}

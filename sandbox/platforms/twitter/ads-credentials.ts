import { z } from 'zod';
import { grantKey, invalidReason, readToken, type SealedToken, writeToken } from '../../oauth/sealed-credentials';
import type { SandboxContext } from '../../sandbox-platform';

const requestToken = z.object({
  kind: z.literal('request'),
  consumer: z.string(),
  callback: z.string(),
  endsAt: z.number(),
  nonce: z.string(),
});
export type RequestToken = z.infer<typeof requestToken>;

const verifier = z.object({ kind: z.literal('verifier'), nonce: z.string(), person: z.string() });

export function writeRequestToken(context: SandboxContext, token: Omit<RequestToken, 'kind'>): string {
  return context.seal.close({ kind: 'request', ...token });
}

/** Null when it is foreign or expired. */
export function readRequestToken(context: SandboxContext, text: string): RequestToken | null {
  const token = context.seal.open(text, requestToken);
  return token && token.endsAt > context.now().getTime() ? token : null;
}

/** Proof that the person agreed to the request token of that nonce. */
export function writeVerifier(context: SandboxContext, nonce: string, person: string): string {
  return context.seal.close({ kind: 'verifier', nonce, person });
}

/** Null for the proof of another request token. */
export function readVerifier(context: SandboxContext, text: string, nonce: string): string | null {
  const proof = context.seal.open(text, verifier);
  return proof?.nonce === nonce ? proof.person : null;
}

/** Only the sandbox can compute it. */
export function secretOf(context: SandboxContext, token: string): string {
  return context.seal.close({ secretOf: token }).split('.')[1] ?? '';
}

const prefixOf = (person: string) => `${person}-`;

export function writeAdsToken(context: SandboxContext, consumer: string, person: string): string {
  const grant = { platform: 'twitter', client: consumer, person };
  return writeToken(context, prefixOf(person), {
    ...grant,
    kind: 'ads',
    generation: context.state.generation(grantKey(grant)),
    granted: ['ads'],
    declined: [],
    endsAt: null,
    subject: null,
  });
}

/** Null when it is foreign or not valid. */
export function readAdsToken(context: SandboxContext, text: string): SealedToken | null {
  const person = /^\d+(?=-)/.exec(text)?.[0] ?? '';
  const token = readToken(context, prefixOf(person), text);
  return token?.kind === 'ads' && token.person === person && invalidReason(context, token) === null ? token : null;
}

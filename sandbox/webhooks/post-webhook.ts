import type { SignedRequest } from './webhook-sender';

const TIMEOUT_MS = 10_000;

/** The status; 0: no answer in time. */
export async function postWebhook(base: string, platform: string, { headers, body }: SignedRequest): Promise<number> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const answer = await fetch(`${base}/${platform}`, { method: 'POST', headers, body, signal, redirect: 'manual' });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return 0;
  }
}

import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { sendJson, startVendorServer } from '@/lib/vendor-http/testing/vendor-server';

// Whether the platform carries an exchange out, and whether it answers.
type ExchangeFate = 'answered' | 'lost_before' | 'lost_after';

/**
 * A token endpoint with single-use refresh tokens: each works once and its answer holds the next. A used one is
 * refused, with `killsFamilies` together with every token issued after it.
 */
export async function startTokenProvider({ killsFamilies = false } = {}) {
  const state = {
    calls: 0,
    exchanges: 0,
    answerMs: 0,
    // A valid answer and a refusal wait for these.
    answerAfter: Promise.resolve() as Promise<unknown>,
    refusalAfter: Promise.resolve() as Promise<unknown>,
    fates: [] as ExchangeFate[],
    current: null as { accessToken: string; refreshToken: string } | null,
    // After an exchange was carried out or lost, before its answer.
    onExchange: () => {},
  };

  function grant() {
    const make = (kind: string) => `${kind}-${randomBytes(12).toString('hex')}`;
    state.current = { accessToken: make('access'), refreshToken: make('refresh') };
    return state.current;
  }

  function exchange(refreshToken: string | null, response: ServerResponse): void {
    state.calls += 1;
    const fate = state.fates.shift() ?? 'answered';
    // Without an answer: the caller's time limit or death closes the connection.
    if (fate === 'lost_before') {
      state.onExchange();
      return;
    }
    if (refreshToken === null || refreshToken !== state.current?.refreshToken) {
      if (killsFamilies) state.current = null;
      void state.refusalAfter.then(() => sendJson(response, 400, { error: 'invalid_grant' }));
      return;
    }
    state.exchanges += 1;
    const fresh = grant();
    state.onExchange();
    if (fate === 'lost_after') return;
    const body = { access_token: fresh.accessToken, refresh_token: fresh.refreshToken, expires_in: 7200 };
    setTimeout(() => void state.answerAfter.then(() => sendJson(response, 200, body)), state.answerMs);
  }

  const server = await startVendorServer((request, response) => {
    exchange(new URLSearchParams(request.body).get('refresh_token'), response);
  });
  return Object.assign(state, { origin: server.origin, grant, close: server.close });
}

export type TokenProvider = Awaited<ReturnType<typeof startTokenProvider>>;

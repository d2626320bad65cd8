import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { sendJson, startVendorServer } from '@/lib/vendor-http/testing/vendor-server';

/** What becomes of one exchange: whether the platform carries it out, and whether it answers. */
type ExchangeFate = 'answered' | 'lost_before' | 'lost_after';

/**
 * The token endpoint of a platform with single-use refresh tokens, on loopback: each is good once, its answer holds
 * the next, and who shows a used one gets nothing (with `killsFamilies` the whole line of tokens dies of it).
 */
export async function startTokenProvider({ killsFamilies = false } = {}) {
  const state = {
    /** Exchanges asked for, and those carried out. */
    calls: 0,
    exchanges: 0,
    /** Milliseconds to a good answer. */
    answerMs: 0,
    /** What a good answer and a refusal wait for. */
    answerAfter: Promise.resolve() as Promise<unknown>,
    refusalAfter: Promise.resolve() as Promise<unknown>,
    /** Fate of the next exchanges, first to last; answered when empty. */
    fates: [] as ExchangeFate[],
    /** The pair that is good now; null: the line is dead. */
    current: null as { accessToken: string; refreshToken: string } | null,
    /** Runs when an exchange has been carried out or was lost, before anything is answered. */
    onExchange: () => {},
  };

  /** A fresh pair, as after a consent. */
  function grant() {
    const make = (kind: string) => `${kind}-${randomBytes(12).toString('hex')}`;
    state.current = { accessToken: make('access'), refreshToken: make('refresh') };
    return state.current;
  }

  function exchange(refreshToken: string | null, response: ServerResponse): void {
    state.calls += 1;
    const fate = state.fates.shift() ?? 'answered';
    // Never answered: the caller's time limit, or its death, ends the connection.
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

import 'server-only';
import { env } from '@/lib/env';

const LOOPBACK_NAMES = ['127.0.0.1', 'localhost', '[::1]'];

export const ENGINE_PATH = '/api/inngest';

/** Where the engine calls our functions: INNGEST_SERVE_ORIGIN, else AUTH_URL. Never taken from a request. */
export function engineOrigin(): string {
  const { AUTH_URL, INNGEST_SERVE_ORIGIN } = env();
  return new URL(INNGEST_SERVE_ORIGIN ?? AUTH_URL).origin;
}

/** Whether a `Host` header names this installation: as people or the engine call it, or its own port on this machine. */
export function isOwnHost(host: string | null): boolean {
  const { AUTH_URL, PORT } = env();
  const loopback = LOOPBACK_NAMES.map((name) => new URL(`http://${name}:${PORT}`).host);
  const own = [new URL(AUTH_URL).host, new URL(engineOrigin()).host, ...loopback];
  return host !== null && own.includes(host.toLowerCase());
}

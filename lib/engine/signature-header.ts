/** Header in which each side of the engine's protocol signs what it sends: `t=<unix seconds>&s=<hex HMAC-SHA256>`. */
export const SIGNATURE_HEADER = 'x-inngest-signature';

const TOLERANCE_MS = 5 * 60 * 1000;

/** A signature taken apart; null unless it has the right form and a time within five minutes of `now` (ms). */
export function readSignature(header: string | null | undefined, now: number): { seconds: string; mac: string } | null {
  const fields = new URLSearchParams(header ?? '');
  const seconds = fields.get('t') ?? '';
  const mac = fields.get('s') ?? '';
  if (!/^\d{1,12}$/.test(seconds) || !/^[0-9a-f]{64}$/.test(mac)) return null;
  return Math.abs(now - Number(seconds) * 1000) > TOLERANCE_MS ? null : { seconds, mac };
}

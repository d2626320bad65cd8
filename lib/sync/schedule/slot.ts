import { createHash } from 'node:crypto';

const SPREAD_SECONDS = 300;

/** Seconds after each tick at which this integration is read, 0 to 299. */
export function slotSeconds(integrationId: string): number {
  return createHash('sha256').update(integrationId).digest().readUInt32BE(0) % SPREAD_SECONDS;
}

// After an outage the slot counts from now, so that the backlog does not begin all at once.
export function slotDelay(integrationId: string, tick: Date, now: Date): number {
  const slot = slotSeconds(integrationId);
  const left = Math.ceil((tick.getTime() - now.getTime()) / 1000) + slot;
  return left >= 0 ? left : slot;
}

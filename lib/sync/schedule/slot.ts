import { createHash } from 'node:crypto';

const SPREAD_SECONDS = 300;

/** Seconds after a tick that this integration is read: the same each time, spread evenly over all integrations. */
export function slotSeconds(integrationId: string): number {
  return createHash('sha256').update(integrationId).digest().readUInt32BE(0) % SPREAD_SECONDS;
}

/**
 * Seconds from `now` until the run for `tick` begins: at the integration's slot after the tick. Where that has passed,
 * as after an outage, at its slot from now, so that what piled up does not all begin at once.
 */
export function slotDelay(integrationId: string, tick: Date, now: Date): number {
  const slot = slotSeconds(integrationId);
  const left = Math.ceil((tick.getTime() - now.getTime()) / 1000) + slot;
  return left >= 0 ? left : slot;
}

import { createHash } from 'node:crypto';

const SPREAD_SECONDS = 300;

/** Seconds after a tick that this integration is read: the same each time, spread evenly over all integrations. */
export function slotSeconds(integrationId: string): number {
  return createHash('sha256').update(integrationId).digest().readUInt32BE(0) % SPREAD_SECONDS;
}

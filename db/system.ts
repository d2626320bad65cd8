import { logger } from '@/lib/logger';
import { systemPool, type Tx } from './client';

/**
 * The escape hatch for work that belongs to no single organization: sign-in, fan-out, sweeping. Runs as the system
 * role, which reaches only the tables with a `systemPolicies` line. `reason` is logged and makes every use greppable.
 */
export function withSystem<T>(reason: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  logger.debug({ reason }, 'system access');
  return systemPool().transaction(work);
}

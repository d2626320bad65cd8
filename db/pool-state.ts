import 'server-only';
import { sql } from 'drizzle-orm';
import { appGate, appPool, systemGate, systemPool } from './client';
import type { GateState } from './connection-gate';

export type PoolState = GateState;

export function poolState(): PoolState {
  return appGate().state();
}

export async function probePools(waitMs: number): Promise<void> {
  const limits = { connectionWaitMs: waitMs, leavesFree: 0 };
  await Promise.all([
    appGate().run('probe', limits, () => appPool().execute(sql`select 1`)),
    systemGate().run(null, limits, () => systemPool().execute(sql`select 1`)),
  ]);
}

import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { type tokenEventActors, tokenEvents } from '@/db/schema/token-events';
import type { Tx } from '@/db/tenant';
import type { Actor } from '@/lib/audit/actor';

type EventValues = typeof tokenEvents.$inferInsert;

export interface TokenActor {
  type: (typeof tokenEventActors)[number];
  id: string | null;
}

export const systemActor: TokenActor = { type: 'system', id: null };
export const sweepActor: TokenActor = { type: 'sweep', id: null };
export const syncActor: TokenActor = { type: 'sync', id: null };

/** Closed codes, ids and times: never a token. */
export interface TokenEvent extends Omit<EventValues, 'orgId' | 'id' | 'happenedAt' | 'actorType' | 'actorId'> {
  actor: TokenActor | Actor;
}

/** Call it in the transaction that changes the state. */
export async function recordTokenEvent(tx: Tx, orgId: AuthorizedOrgId, { actor, ...event }: TokenEvent): Promise<void> {
  await tx.insert(tokenEvents).values({
    ...event,
    orgId,
    // Not now(): a transaction that waited for a lock began earlier.
    happenedAt: sql`clock_timestamp()`,
    actorType: actor.type,
    actorId: actor.id,
  });
}

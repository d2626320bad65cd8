import 'server-only';
import { and, isNull, lt, or } from 'drizzle-orm';
import { conversionChoices } from '@/db/schema/conversion-choices';
import { withSystem } from '@/db/system';
import { recordEvents } from '@/lib/outbox/record-events';
import { whereNoEventWaits } from '@/lib/outbox/where-no-event-waits';
import type { PlatformId } from '@/lib/platform-ids';
import { recountRequested } from './recount-requested';

/** A batch of a recount takes seconds, and one organization recounts one platform after another. */
const SILENT_MS = 10 * 60_000;

const { orgId, platform, recountedAt, lastEventAt } = conversionChoices;

/**
 * Requests recounts again that began no batch for ten minutes: their event was lost, or the engine gave up. A second
 * event is harmless: the later recount finds nothing left.
 * @param everything all open recounts with a last event before `now`
 * @returns how many were requested
 */
export async function sweepRecounts(now = new Date(), { everything = false } = {}): Promise<number> {
  const silentSince = everything ? now : new Date(now.getTime() - SILENT_MS);
  return withSystem('sweep: recounts of conversions without progress', async (tx) => {
    const lost = await tx
      .update(conversionChoices)
      .set({ lastEventAt: now })
      .where(
        and(
          isNull(recountedAt),
          or(isNull(lastEventAt), lt(lastEventAt, silentSince)),
          whereNoEventWaits('conversions/choice.updated', { orgId, platform }),
        ),
      )
      .returning({ orgId, platform });
    const requested = lost.map((row) => recountRequested(row.orgId, row.platform as PlatformId));
    await recordEvents(tx, ...requested);
    return lost.length;
  });
}

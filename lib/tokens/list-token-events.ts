import 'server-only';
import { and, desc, eq, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { apiTokens } from '@/db/schema/api-tokens';
import { integrations } from '@/db/schema/integrations';
import { tokenEvents } from '@/db/schema/token-events';
import { users } from '@/db/schema/users';
import { withOrg } from '@/db/tenant';
import { notFound } from '@/lib/errors';
import { pageByInstant, whereOlderThanCursor } from '@/lib/instant-cursor';
import type { TokenEventDto, TokenEventListQuery, TokenEventPage } from './token-events-schema';

type EventRow = typeof tokenEvents.$inferSelect;

function toDto({ actorType, actorId, ...row }: EventRow, name: string | null): TokenEventDto {
  const { orgId: _orgId, integrationId: _integrationId, ...event } = row;
  return {
    ...event,
    actor: { type: actorType, id: actorId, name },
    happenedAt: row.happenedAt.toISOString(),
    tokenExpiresAt: row.tokenExpiresAt?.toISOString() ?? null,
    retryAt: row.retryAt?.toISOString() ?? null,
  };
}

const order = { at: tokenEvents.happenedAt, id: tokenEvents.id };

/** Newest first. @throws AppError `not_found`; `invalid_input` for a cursor of another list */
export async function listTokenEvents(
  orgId: AuthorizedOrgId,
  integrationId: string,
  { limit, cursor }: TokenEventListQuery,
): Promise<TokenEventPage> {
  const older = whereOlderThanCursor(order, cursor);
  const rows = await withOrg(orgId, async (tx) => {
    const [known] = await tx
      .select({ id: integrations.id })
      .from(integrations)
      .where(and(eq(integrations.orgId, orgId), eq(integrations.id, integrationId)));
    if (!known) throw notFound();
    return tx
      .select({ event: tokenEvents, name: sql<string | null>`coalesce(${users.name}, ${apiTokens.name})` })
      .from(tokenEvents)
      .leftJoin(users, and(eq(tokenEvents.actorType, 'user'), eq(users.id, tokenEvents.actorId)))
      .leftJoin(
        apiTokens,
        and(
          eq(tokenEvents.actorType, 'api_token'),
          eq(apiTokens.orgId, tokenEvents.orgId),
          eq(apiTokens.id, tokenEvents.actorId),
        ),
      )
      .where(and(eq(tokenEvents.orgId, orgId), eq(tokenEvents.integrationId, integrationId), older))
      .orderBy(desc(order.at), desc(order.id))
      .limit(limit + 1);
  });
  const { page, nextCursor } = pageByInstant(rows, limit, ({ event }) => ({ at: event.happenedAt, id: event.id }));
  return { events: page.map(({ event, name }) => toDto(event, name)), nextCursor };
}

import { and, desc, eq, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { apiTokens } from '@/db/schema/api-tokens';
import { integrations } from '@/db/schema/integrations';
import { tokenEvents } from '@/db/schema/token-events';
import { users } from '@/db/schema/users';
import { withOrg } from '@/db/tenant';
import { notFound } from '@/lib/errors';
import { decodeCursor, encodeCursor, invalidCursor, type ListCursor } from '@/lib/list-cursor';
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

function instantOf({ sortedBy }: ListCursor): string {
  const at = new Date(sortedBy ?? '');
  if (Number.isNaN(at.getTime())) throw invalidCursor();
  return at.toISOString();
}

/**
 * One page of an integration's token log, newest first.
 * @throws AppError `not_found`; `invalid_input` for a cursor this list did not give out
 */
export async function listTokenEvents(
  orgId: AuthorizedOrgId,
  integrationId: string,
  { limit, cursor: text }: TokenEventListQuery,
): Promise<TokenEventPage> {
  const cursor = text === undefined ? null : decodeCursor(text);
  const older =
    cursor &&
    sql`(${tokenEvents.happenedAt}, ${tokenEvents.id}) < (${instantOf(cursor)}::timestamptz, ${cursor.id}::uuid)`;
  const rows = await withOrg(orgId, async (tx) => {
    const [known] = await tx
      .select({ id: integrations.id })
      .from(integrations)
      .where(and(eq(integrations.orgId, orgId), eq(integrations.id, integrationId)));
    if (!known) throw notFound();
    return (
      tx
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
        .where(and(eq(tokenEvents.orgId, orgId), eq(tokenEvents.integrationId, integrationId), older ?? undefined))
        .orderBy(desc(tokenEvents.happenedAt), desc(tokenEvents.id))
        // One more than the page: whether there is a next one.
        .limit(limit + 1)
    );
  });
  const events = rows.slice(0, limit).map(({ event, name }) => toDto(event, name));
  const last = events.at(-1);
  const more = rows.length > events.length && last !== undefined;
  return { events, nextCursor: more ? encodeCursor({ sortedBy: last.happenedAt, id: last.id }) : null };
}

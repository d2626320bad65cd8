import 'server-only';
import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { type JsonRead, jsonRead, readTogether } from '@/db/read-together';
import { withOrg } from '@/db/tenant';
import { calendarDay } from '@/lib/calendar-day';
import { decodeCursor, encodeCursor, invalidCursor } from '@/lib/list-cursor';
import { selectAnnotations } from './read-annotations';
import type { AnnotationDto, AnnotationList, AnnotationListQuery } from './schema';

/** The newest day first, in one statement. Never from the cache. @throws AppError `invalid_input` for a foreign cursor */
export async function listAnnotations(orgId: AuthorizedOrgId, query: AnnotationListQuery): Promise<AnnotationList> {
  const { annotations } = await withOrg(orgId, (tx) =>
    readTogether(tx, { annotations: annotationsRead(orgId, query) }),
  );
  return annotations;
}

/** Like `listAnnotations`, in the statement of other reads. @throws AppError `invalid_input` for a foreign cursor */
export function annotationsRead(
  orgId: AuthorizedOrgId,
  { from, to, platforms = [], limit, cursor }: AnnotationListQuery,
): JsonRead<AnnotationList> {
  const conditions = [
    sql`true`,
    ...(from === undefined ? [] : [sql`n.ends_on >= ${from}`]),
    ...(to === undefined ? [] : [sql`n.starts_on <= ${to}`]),
    ...(platforms.length === 0
      ? []
      : [sql`(n.platform is null or n.platform = any(${sql.param(`{${platforms.join(',')}}`)}::text[]))`]),
    ...(cursor === undefined ? [] : [whereOlder(cursor)]),
  ];
  const condition = sql.join(conditions, sql` and `);
  return jsonRead(selectAnnotations(orgId, { condition, limit: limit + 1 }), (found: AnnotationDto[]) => {
    const annotations = found.slice(0, limit);
    const last = annotations.at(-1);
    const more = found.length > limit && last !== undefined;
    return { annotations, nextCursor: more ? encodeCursor({ sortedBy: last.startsOn, id: last.id }) : null };
  });
}

function whereOlder(cursor: string) {
  const { sortedBy, id } = decodeCursor(cursor);
  const day = calendarDay.safeParse(sortedBy);
  if (!day.success) throw invalidCursor();
  return sql`(n.starts_on, n.id) < (${day.data}::date, ${id}::uuid)`;
}

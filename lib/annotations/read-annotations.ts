import { type SQL, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { Tx } from '@/db/tenant';
import { notFound } from '@/lib/errors';
import type { AnnotationDto } from './schema';

type AnnotationRow = AnnotationDto & Record<string, unknown>;

/** Not deleted, the newest day first. `condition` restricts `annotations n`. */
export function selectAnnotations(
  orgId: AuthorizedOrgId,
  { condition, limit }: { condition: SQL; limit: number },
): SQL {
  const instant = (column: SQL) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  return sql`
    select n.id, n.starts_on::text as "startsOn", n.ends_on::text as "endsOn", n.text, n.platform,
      case when u.id is not null then json_build_object('id', u.id, 'name', u.name) end as author,
      ${instant(sql`n.created_at`)} as "createdAt", ${instant(sql`n.updated_at`)} as "updatedAt"
    from annotations n left join users u on u.id = n.created_by
    where n.org_id = ${orgId} and n.deleted_at is null and ${condition}
    order by n.starts_on desc, n.id desc limit ${limit}`;
}

/** @throws AppError `not_found`, also for a deleted annotation */
export async function requireAnnotation(tx: Tx, orgId: AuthorizedOrgId, annotationId: string): Promise<AnnotationDto> {
  const condition = sql`n.id = ${annotationId}`;
  const [found] = await tx.execute<AnnotationRow>(selectAnnotations(orgId, { condition, limit: 1 }));
  if (!found) throw notFound();
  return found;
}

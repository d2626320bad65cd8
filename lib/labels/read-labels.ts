import { type SQL, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { Tx } from '@/db/tenant';
import { type LabelledKind, labelled } from './label-membership';
import type { LabelDto } from './schema';

type LabelRow = Omit<LabelDto, 'campaigns' | 'posts'> & { campaigns: string; posts: string };

/** Labels that are not deleted, by name with their counts. `condition` restricts `labels l`. */
export async function readLabels(tx: Tx, orgId: AuthorizedOrgId, condition: SQL = sql`true`): Promise<LabelDto[]> {
  const rows = await tx.execute<LabelRow>(sql`
    with campaigns_shown as materialized (${shown('campaign', orgId)}),
      posts_shown as materialized (${shown('post', orgId)})
    select l.id, l.name, l.colour, l.pattern, ${countOf('campaign', sql`campaigns_shown`)} as campaigns,
      ${countOf('post', sql`posts_shown`)} as posts
    from labels l where l.org_id = ${orgId} and l.deleted_at is null and ${condition}
    order by l.name collate by_language, l.id`);
  return rows.map((row) => ({ ...row, campaigns: Number(row.campaigns), posts: Number(row.posts) }));
}

function shown(kind: LabelledKind, orgId: AuthorizedOrgId): SQL {
  const { table, text, whereShown } = labelled[kind];
  return sql`select s.id, s.${text} from ${table} s where s.org_id = ${orgId} and ${whereShown}`;
}

// Matches of the pattern, without those that people detached, and with those that they attached beside it.
function countOf(kind: LabelledKind, rows: SQL): SQL {
  const { text, links, key } = labelled[kind];
  return sql`(select count(*) from ${rows} s where s.${text} like l.pattern_like)
    + (select coalesce(sum(case when x.attached then 1 else 0 end - case when s.${text} like l.pattern_like then 1 else 0 end), 0)
      from ${links} x join ${rows} s on s.id = x.${key} where x.org_id = l.org_id and x.label_id = l.id)`;
}

import { type SQL, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { uuidArray } from '@/db/uuid-array';

/** What has labels: its table, the column that patterns are compared with, and what people decided. */
export const labelled = {
  campaign: {
    table: sql.raw('campaigns'),
    text: sql.raw('name_search'),
    links: sql.raw('campaign_labels'),
    key: sql.raw('campaign_id'),
    // Those that the pages show; `s` is the alias of the table.
    whereShown: sql`exists (
      select 1 from ad_accounts a where a.org_id = s.org_id and a.id = s.ad_account_id and a.selected)`,
  },
  post: {
    table: sql.raw('posts'),
    text: sql.raw('text_search'),
    links: sql.raw('post_labels'),
    key: sql.raw('post_id'),
    whereShown: sql`s.status in ('published', 'scheduled') and exists (
      select 1 from profiles f where f.org_id = s.org_id and f.id = s.profile_id and f.selected)`,
  },
} as const;

export type LabelledKind = keyof typeof labelled;

/** Joins to `labels l` what people decided about the row `subject`, as `x`. */
export function joinLinks(kind: LabelledKind, subject: SQL): SQL {
  const { links, key } = labelled[kind];
  return sql`left join ${links} x on x.org_id = l.org_id and x.label_id = l.id and x.${key} = ${subject}.id`;
}

/** Whether `subject` has the label `l`, which is not deleted: people decide before the pattern. Needs `joinLinks`. */
export function whereHasLabel(kind: LabelledKind, subject: SQL): SQL {
  return sql`l.deleted_at is null and coalesce(x.attached, ${subject}.${labelled[kind].text} like l.pattern_like, false)`;
}

/** Whether `id` is of a campaign or post with at least one of the labels. */
export function whereLabelled(kind: LabelledKind, orgId: AuthorizedOrgId, labelIds: readonly string[], id: SQL): SQL {
  const { table, text, links, key } = labelled[kind];
  const subject = sql.raw('s');
  const ids = uuidArray(labelIds);
  const patterns = sql`select l.pattern_like from labels l where l.org_id = ${orgId} and l.id = any(${ids})`;
  // `is true` keeps it from becoming a join, so that Postgres evaluates it once into a hash table. The first condition
  // is implied by the second; it compares a row with all patterns at once.
  return sql`(${id} in (
    select s.id from ${table} s
    where s.org_id = ${orgId}
      and (s.${text} like any (array(${patterns})) or s.id in (
        select x.${key} from ${links} x where x.org_id = ${orgId} and x.label_id = any(${ids}) and x.attached))
      and exists (
        select 1 from labels l ${joinLinks(kind, subject)}
        where l.org_id = s.org_id and l.id = any(${ids}) and ${whereHasLabel(kind, subject)})
  )) is true`;
}

import 'server-only';
import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { withOrg } from '@/db/tenant';
import { type LabelledKind, labelled } from './label-membership';
import { requirePattern } from './require-pattern';
import type { PatternMatches } from './schema';

/** What a label with this pattern would have, without what people decided. @throws AppError `invalid_input` */
export function countPatternMatches(orgId: AuthorizedOrgId, pattern: string): Promise<PatternMatches> {
  const countOf = (kind: LabelledKind) => {
    const { table, text, whereShown } = labelled[kind];
    return sql`(select count(*) from ${table} s
      where s.org_id = ${orgId} and ${whereShown} and s.${text} like search_pattern(${pattern}::text))`;
  };
  return withOrg(orgId, async (tx) => {
    await requirePattern(tx, pattern);
    const [row] = await tx.execute<{ campaigns: string; posts: string }>(
      sql`select ${countOf('campaign')} as campaigns, ${countOf('post')} as posts`,
    );
    return { campaigns: Number(row?.campaigns), posts: Number(row?.posts) };
  });
}

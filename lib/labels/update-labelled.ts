import 'server-only';
import { sql } from 'drizzle-orm';
import { type Tx, withOrg } from '@/db/tenant';
import { uuidArray } from '@/db/uuid-array';
import { recordAudit } from '@/lib/audit/record-audit';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { invalidateOrg } from '@/lib/cache/cache';
import { type LabelledKind, labelled } from './label-membership';
import { type LabelSubjects, requireSubjects } from './require-subjects';
import type { Decisions, Labelling } from './schema';

/**
 * Attaches a label to campaigns or posts, or detaches it, whatever its pattern says. Returns what was decided before, for
 * `restoreLabelled`. Audited.
 * @throws AppError `forbidden` below marketer; `not_found` for an unknown label, campaign or post: nothing is changed
 */
export async function updateLabelled(
  session: SessionWith<'marketer'>,
  kind: LabelledKind,
  labelId: string,
  { ids, attached }: Labelling,
): Promise<Decisions> {
  requireRole(session, 'marketer');
  const { orgId } = session;
  const before = await withOrg(orgId, async (tx) => {
    const target = { orgId, kind, labelId, ids };
    await requireSubjects(tx, target);
    const decided = await readDecisions(tx, target);
    if (!attached) await forgetAttached(tx, target);
    await storeDecision(tx, target, attached);
    const action = attached ? 'label.attached' : 'label.detached';
    await recordAudit(tx, orgId, session.actor, action, labelId, { kind, ids });
    return decided;
  });
  await invalidateOrg(orgId, 'dashboard');
  return before;
}

async function readDecisions(tx: Tx, { orgId, kind, labelId, ids }: LabelSubjects): Promise<Decisions> {
  const { links, key } = labelled[kind];
  const rows = await tx.execute<{ id: string; attached: boolean }>(sql`
    select x.${key} as id, x.attached from ${links} x
    where x.org_id = ${orgId} and x.label_id = ${labelId} and x.${key} = any(${uuidArray(ids)})`);
  const decided = new Map(rows.map(({ id, attached }) => [id, attached]));
  const of = (decision: boolean | undefined) => ids.filter((id) => decided.get(id) === decision);
  return { attached: of(true), detached: of(false), undecided: of(undefined) };
}

async function forgetAttached(tx: Tx, { orgId, kind, labelId, ids }: LabelSubjects): Promise<void> {
  const { links, key } = labelled[kind];
  await tx.execute(sql`
    delete from ${links} where org_id = ${orgId} and label_id = ${labelId} and ${key} = any(${uuidArray(ids)})`);
}

// A detached row is kept only where the pattern would attach the label again.
async function storeDecision(tx: Tx, { orgId, kind, labelId, ids }: LabelSubjects, attached: boolean): Promise<void> {
  const { table, text, links, key } = labelled[kind];
  await tx.execute(sql`
    insert into ${links} (org_id, ${key}, label_id, attached)
    select s.org_id, s.id, l.id, ${attached} from ${table} s join labels l on l.org_id = s.org_id and l.id = ${labelId}
    where s.org_id = ${orgId} and s.id = any(${uuidArray(ids)})
      and ${attached ? sql`true` : sql`s.${text} like l.pattern_like`}
    order by s.id
    on conflict (org_id, ${key}, label_id) do update set attached = excluded.attached`);
}

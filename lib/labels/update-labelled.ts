import 'server-only';
import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { type Tx, withOrg } from '@/db/tenant';
import { uuidArray } from '@/db/uuid-array';
import { recordAudit } from '@/lib/audit/record-audit';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { invalidateOrg } from '@/lib/cache/cache';
import { notFound } from '@/lib/errors';
import { type LabelledKind, labelled } from './label-membership';
import type { Labelling } from './schema';

interface Target {
  orgId: AuthorizedOrgId;
  kind: LabelledKind;
  labelId: string;
  ids: readonly string[];
}

/**
 * Attaches a label to campaigns or posts, or detaches it, whatever its pattern says. Audited.
 * @throws AppError `forbidden` below marketer; `not_found` for an unknown label, campaign or post: nothing is changed
 */
export async function updateLabelled(
  session: SessionWith<'marketer'>,
  kind: LabelledKind,
  labelId: string,
  { ids, attached }: Labelling,
): Promise<void> {
  requireRole(session, 'marketer');
  const { orgId } = session;
  await withOrg(orgId, async (tx) => {
    const target = { orgId, kind, labelId, ids };
    await requireTarget(tx, target);
    if (!attached) await forgetAttached(tx, target);
    await storeDecision(tx, target, attached);
    const action = attached ? 'label.attached' : 'label.detached';
    await recordAudit(tx, orgId, session.actor, action, labelId, { kind, ids });
  });
  await invalidateOrg(orgId, 'dashboard');
}

// Locks the label against its deletion.
async function requireTarget(tx: Tx, { orgId, kind, labelId, ids }: Target): Promise<void> {
  const [found] = await tx.execute<{ subjects: number }>(sql`
    select (select count(*)::int from ${labelled[kind].table} s
      where s.org_id = ${orgId} and s.id = any(${uuidArray(ids)})) as subjects
    from labels l where l.org_id = ${orgId} and l.id = ${labelId} for key share of l`);
  if (found?.subjects !== ids.length) throw notFound();
}

async function forgetAttached(tx: Tx, { orgId, kind, labelId, ids }: Target): Promise<void> {
  const { links, key } = labelled[kind];
  await tx.execute(sql`
    delete from ${links} where org_id = ${orgId} and label_id = ${labelId} and ${key} = any(${uuidArray(ids)})`);
}

// A detached row is kept only where the pattern would attach the label again.
async function storeDecision(tx: Tx, { orgId, kind, labelId, ids }: Target, attached: boolean): Promise<void> {
  const { table, text, links, key } = labelled[kind];
  await tx.execute(sql`
    insert into ${links} (org_id, ${key}, label_id, attached)
    select s.org_id, s.id, l.id, ${attached} from ${table} s join labels l on l.org_id = s.org_id and l.id = ${labelId}
    where s.org_id = ${orgId} and s.id = any(${uuidArray(ids)})
      and ${attached ? sql`true` : sql`s.${text} like l.pattern_like`}
    order by s.id
    on conflict (org_id, ${key}, label_id) do update set attached = excluded.attached`);
}

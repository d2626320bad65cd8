import { and, asc, eq } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { adAccounts } from '@/db/schema/ad-accounts';
import { profiles } from '@/db/schema/profiles';
import type { Tx } from '@/db/tenant';
import { type GrantHalf, loadLostReason } from '@/lib/accounts/grant-half';
import { planHistory } from '../history/plan-history';
import type { SyncRunDataType, SyncStepKind } from '../types';
import { accountList } from './account-list';
import { campaigns } from './campaigns';
import { history } from './history';
import { metrics } from './metrics';
import type { PageStep, StepContext } from './page-step';
import { posts } from './posts';
import { profileList } from './profile-list';
import type { PlannedStep } from './step-state';
import { totals } from './totals';

const stepsByKind: Record<SyncStepKind, (context: StepContext) => PageStep> = {
  accounts: accountList,
  profiles: profileList,
  campaigns,
  metrics,
  totals,
  history,
  posts,
};

// Lists come first, and campaigns before their metrics. A full run leaves out what a lost consent covers and does not
// fail for it; the integration shows the loss.
export async function planSteps(
  tx: Tx,
  orgId: AuthorizedOrgId,
  integrationId: string,
  dataType: SyncRunDataType,
): Promise<PlannedStep[]> {
  const accounts = await tx
    .select({ id: adAccounts.id, readFrom: adAccounts.readFrom, historyGoal: adAccounts.historyGoal })
    .from(adAccounts)
    .where(and(eq(adAccounts.orgId, orgId), eq(adAccounts.integrationId, integrationId), eq(adAccounts.selected, true)))
    .orderBy(asc(adAccounts.externalId), asc(adAccounts.id));
  if (dataType === 'history') return planHistory(accounts);
  const pages = await tx
    .select({ id: profiles.id })
    .from(profiles)
    .where(and(eq(profiles.orgId, orgId), eq(profiles.integrationId, integrationId), eq(profiles.selected, true)))
    .orderBy(asc(profiles.externalId), asc(profiles.id));
  const isFull = dataType === 'all';
  const each = (kind: SyncStepKind, subjects: { id: string }[]) =>
    isFull || dataType === kind ? subjects.map(({ id }) => ({ kind, subjectId: id })) : [];
  const lists = isFull ? (['accounts', 'profiles'] as const).map((kind) => ({ kind, subjectId: null })) : [];
  const steps = [
    ...lists,
    ...each('campaigns', accounts),
    ...each('metrics', accounts),
    ...each('totals', accounts),
    ...each('posts', pages),
  ];
  if (!isFull) return numbered(steps);
  const lost = {
    ads: await loadLostReason(tx, orgId, integrationId, 'ads'),
    posts: await loadLostReason(tx, orgId, integrationId, 'posts'),
  };
  return numbered(steps.filter((step) => lost[halfOf(step)] === null));
}

const numbered = (steps: Omit<PlannedStep, 'position'>[]): PlannedStep[] =>
  steps.map((step, index) => ({ ...step, position: index + 1 }));

export function halfOf({ kind }: Pick<PlannedStep, 'kind'>): GrantHalf {
  return kind === 'profiles' || kind === 'posts' ? 'posts' : 'ads';
}

export function stepOf({ kind, subjectId }: PlannedStep, context: Omit<StepContext, 'subjectId'>): PageStep {
  return stepsByKind[kind]({ ...context, subjectId: subjectId ?? '' });
}

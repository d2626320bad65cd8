import { and, asc, eq } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { adAccounts } from '@/db/schema/ad-accounts';
import { profiles } from '@/db/schema/profiles';
import type { Tx } from '@/db/tenant';
import { type GrantHalf, loadLostReason } from '@/lib/integrations/lost-consents';
import { planHistory } from '../history/plan-history';
import { accountList } from '../steps/account-list';
import { campaigns } from '../steps/campaigns';
import { history } from '../steps/history';
import { metrics } from '../steps/metrics';
import { posts } from '../steps/posts';
import { profileList } from '../steps/profile-list';
import { totals } from '../steps/totals';
import type { SyncDataType, SyncRunDataType } from '../types';
import type { PageStep, StepContext } from './page-step';

const stepsByKind = {
  accounts: accountList,
  profiles: profileList,
  campaigns,
  metrics,
  totals,
  history,
  posts,
} as const;
type StepKind = keyof typeof stepsByKind;

/**
 * The steps of a run, in order, by key: `metrics:<ad account id>`, `posts:<profile id>`; `accounts` and `profiles`
 * have no subject, those of a history run a number (see `planHistory`). A full run leaves out what a consent that
 * ended covers: the connection itself says so, and what is read on must not fail with it.
 */
export async function planSteps(
  tx: Tx,
  orgId: AuthorizedOrgId,
  integrationId: string,
  dataType: SyncRunDataType,
): Promise<string[]> {
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
  const wants = (kind: SyncDataType) => dataType === 'all' || dataType === kind;
  const steps = [
    ...(dataType === 'all' ? ['accounts', 'profiles'] : []),
    ...accounts.flatMap(({ id }) => [
      ...(wants('campaigns') ? [`campaigns:${id}`] : []),
      ...(wants('metrics') ? [`metrics:${id}`] : []),
      ...(dataType === 'all' ? [`totals:${id}`] : []),
    ]),
    ...(wants('posts') ? pages.map(({ id }) => `posts:${id}`) : []),
  ];
  if (dataType !== 'all') return steps;
  const lost = {
    ads: await loadLostReason(tx, orgId, integrationId, 'ads'),
    posts: await loadLostReason(tx, orgId, integrationId, 'posts'),
  };
  return steps.filter((key) => lost[halfOf(key)] === null);
}

/** The part of a grant that the step `key` reads with. */
export function halfOf(key: string): GrantHalf {
  const [kind = ''] = key.split(':');
  return kind === 'profiles' || kind === 'posts' ? 'posts' : 'ads';
}

/** What the step `key` does. */
export function stepOf(key: string, context: Omit<StepContext, 'subjectId'>): PageStep {
  const [kind = '', subjectId = ''] = key.split(':');
  const make = stepsByKind[kind as StepKind];
  if (!make) throw new Error(`A sync run has a step of unknown kind: ${kind}`);
  return make({ ...context, subjectId });
}

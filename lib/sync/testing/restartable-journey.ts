import { eq } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { syncRuns } from '@/db/schema/sync-runs';
import { withOrg } from '@/db/tenant';
import { addDays, dayInZone } from '@/lib/dates';
import { queueHistory } from '../history/queue-history';
import { beginRun } from '../run/begin-run';
import { finishRun } from '../run/finish-run';
import { runStep } from '../steps/run-step';
import type { SyncRunDataType } from '../types';
import { queue } from './connected-organization';
import { FakePlatform, remoteAccount, remoteCampaign, remoteMetrics } from './fake-platform';
import { STEADY_ZONE } from './steady-zone';

/** Days back on which something was delivered: inside the first reading, and far into the past. */
const DELIVERED = [0, 1, 5, 12, 29, 45, 100, 210, 390];

/**
 * The same platform in every process: two accounts, three campaigns each, a year of delivery, a page with posts.
 * `reading` 2: later figures, one row taken back, as platforms restate their days.
 */
export function journeyPlatform(tag: string, reading: 1 | 2): FakePlatform {
  const platform = new FakePlatform(tag);
  const today = dayInZone(new Date(), STEADY_ZONE);
  platform.pageSize = 5;
  platform.accounts = [remoteAccount('one'), remoteAccount('two', 'KWD')];
  platform.profiles = [{ externalId: 'page', kind: 'page', name: 'Page', handle: null, followers: 7 }];
  for (const { externalId: account, currency } of platform.accounts) {
    const names = ['a', 'b', 'c'].map((name) => `${account}-${name}`);
    platform.campaigns.set(
      account,
      names.map((name) => remoteCampaign(name)),
    );
    const rows = names.flatMap((name, index) =>
      DELIVERED.map((back) =>
        remoteMetrics(name, addDays(today, -back), {
          currency,
          spendMicros: BigInt(1_234_567 * (back + 1) + index) + (reading === 2 && back < 6 ? 89n : 0n),
          conversions: `${index}.${333_333 + back}`,
          conversionValueMicros: back % 2 === 0 ? BigInt(back * 1_000_003) : null,
        }),
      ),
    );
    platform.metrics.set(account, reading === 2 ? rows.slice(1) : rows);
  }
  platform.posts.set(
    'page',
    [1, 2, 3, 4, 5, 6, 7].map((number) => ({
      externalId: `post-${number}`,
      kind: 'photo',
      text: `Post ${number}`,
      permalink: null,
      status: 'published',
      scheduledAt: null,
      publishedAt: new Date(Date.parse(today) - number * 3_600_000),
      engagement: { views: 1, reach: number, likes: 2, comments: 0, shares: 0, saves: null, clicks: null },
    })),
  );
  return platform;
}

interface Traveller {
  orgId: AuthorizedOrgId;
  integrationId: string;
  tag: string;
  /** The engine's own run that this is. */
  claim: string;
  /** Called before and after each call to the platform, and after each thing stored. */
  pass(place: 'asks' | 'answered' | 'stored'): void;
}

/**
 * The life of a connection from its first reading over its past to figures that change, as the engine takes it: one
 * page a step. Goes on from wherever an earlier traveller got to.
 */
export async function travel(traveller: Traveller): Promise<void> {
  const { orgId, integrationId, tag } = traveller;
  await performOpen(traveller, 'all', journeyPlatform(tag, 1));
  do await performOpen(traveller, 'history', journeyPlatform(tag, 1));
  while (await queueHistory(orgId, integrationId));
  if (!(await newestOf(orgId, 'metrics'))) await queue(orgId, integrationId, 'metrics');
  await performOpen(traveller, 'metrics', journeyPlatform(tag, 2));
}

async function newestOf(orgId: AuthorizedOrgId, dataType: SyncRunDataType) {
  const runs = await withOrg(orgId, (tx) => tx.select().from(syncRuns).where(eq(syncRuns.dataType, dataType)));
  return runs.sort((a, b) => b.requestedAt.getTime() - a.requestedAt.getTime())[0];
}

async function performOpen(
  { orgId, claim, pass }: Traveller,
  dataType: SyncRunDataType,
  platform: FakePlatform,
): Promise<void> {
  const run = await newestOf(orgId, dataType);
  if (!run || run.finishedAt) return;
  const runId = run.id;
  const beginning = await beginRun(orgId, runId, claim);
  if (beginning.state === 'busy') throw new Error(`The ${dataType} run is held by another.`);
  pass('stored');
  const reporting = reportingCalls(platform, pass);
  for (const step of beginning.state === 'begun' ? beginning.steps : []) {
    for (let outcome = 'more'; outcome === 'more'; pass('stored')) {
      outcome = await runStep({ orgId, runId, claim, ...step }, { platformOf: () => reporting, maxPages: 1 });
    }
  }
  await finishRun(orgId, runId, { claim });
  pass('stored');
}

const calls = [
  'listAccounts',
  'listProfiles',
  'listCampaigns',
  'listDailyMetrics',
  'listPosts',
  'readAccountTotals',
] as const;

function reportingCalls(platform: FakePlatform, pass: Traveller['pass']): FakePlatform {
  for (const name of calls) {
    const call = platform[name].bind(platform) as (request: never) => Promise<never>;
    Object.assign(platform, {
      [name]: async (request: never) => {
        pass('asks');
        const answer = await call(request);
        pass('answered');
        return answer;
      },
    });
  }
  return platform;
}

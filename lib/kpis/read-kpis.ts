import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { Tx } from '@/db/tenant';
import { addDays, dayInZone, daysOf, type IsoDate } from '@/lib/dates';
import { whereCampaignLabelled } from '@/lib/labels/where-campaign-labelled';
import type { RateBook } from '@/lib/metrics/convert';
import { rateGrain } from '@/lib/metrics/rate-grain';
import { isInScope } from './is-in-scope';
import { historyDays, type KnownDays, knownDays } from './known-days';
import { kpiPeriod } from './kpi-period';
import { kpiProgress } from './kpi-progress';
import { type FactsOfKpi, readKpiFacts } from './read-kpi-facts';
import { type KpiAccount, type ListedTargets, readKpiTargets } from './read-kpi-targets';
import type { KpiDto, TrackedKpi } from './schema';

interface KpiClock {
  organization: { currency: string; timeZone: string };
  rates: RateBook;
  now: Date;
}

const SHOWN_DAYS = 30;

/**
 * Targets with their progress, by the end of their period, in two statements. `recent`: those of which the period ended
 * at most 30 days ago. `listed`: of today, where it was read with something else.
 */
export async function readKpis(
  tx: Tx,
  orgId: AuthorizedOrgId,
  { organization, rates, now }: KpiClock,
  shown: 'recent' | 'all',
  listed?: ListedTargets,
): Promise<TrackedKpi[]> {
  const { currency, timeZone } = organization;
  const today = dayInZone(now, timeZone);
  const complete = addDays(today, -1);
  const oldestEnd = addDays(today, -SHOWN_DAYS);
  const { targets, accounts } = listed ?? (await readKpiTargets(tx, orgId, { today }));
  const kpis = targets.filter((kpi) => shown === 'all' || kpiPeriod(kpi, complete).endsOn >= oldestEnd);
  if (kpis.length === 0) return [];
  const parts = kpis.map((kpi) => {
    const known = knownDays(kpi.scope, accounts, complete);
    const period = kpiPeriod(kpi, complete);
    return { kpi, known, period, valued: valuedPeriods(orgId, kpi, period, known, accounts, { currency, rates }) };
  });
  const starts = parts.flatMap(({ period, known }) => [period.startsOn, historyDays(known)?.from ?? complete]);
  const from = [complete, ...starts].sort()[0] ?? complete;
  const factsOf = await readKpiFacts(tx, orgId, { from, to: complete }, parts, accounts);
  return parts
    .map(({ kpi, known }) => ({ ...kpi, progress: kpiProgress(kpi, factsOf(kpi), { known, rates, currency }) }))
    .sort((left, right) => left.progress.endsOn.localeCompare(right.progress.endsOn));
}

function valuedPeriods(
  orgId: AuthorizedOrgId,
  kpi: KpiDto,
  { startsOn, endsOn }: { startsOn: IsoDate; endsOn: IsoDate },
  known: KnownDays,
  accounts: readonly KpiAccount[],
  { currency, rates }: { currency: string; rates: RateBook },
): FactsOfKpi['valued'] {
  if (kpi.metric !== 'roas') return { period: null, history: null };
  const ofScope = accounts.filter((account) => isInScope(kpi.scope, account));
  const { scope } = kpi;
  const whereCampaign =
    scope?.kind === 'label' ? whereCampaignLabelled(orgId, [scope.labelId], sql`m.campaign_id`) : sql`true`;
  const valued = { whereCampaign, accountIds: ofScope.map(({ id }) => id) };
  const connected = { whereCampaign, accountIds: ofScope.filter((account) => account.connected).map(({ id }) => id) };
  const counted = { from: startsOn, to: endsOn < known.counted ? endsOn : known.counted };
  const currencies = ofScope.map((account) => account.currency);
  const history = historyDays(known);
  return {
    period:
      counted.from <= counted.to
        ? { ...counted, ...valued, grain: rateGrain(currencies, currency, counted, rates) }
        : null,
    history: history && { ...history, ...connected, grain: daysOf(history.from, history.to) },
  };
}

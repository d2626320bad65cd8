import { addDays, dayInZone, type IsoDate } from '@/lib/dates';
import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../sandbox-platform';
import type { CampaignPlan } from '../../world/campaigns';
import { instantAt } from '../../world/local-time';
import type { Account } from '../../world/model';
import { adsAnswer, adsError, invalidParameter, limitHeaders, refuse } from './api-answer';
import { placementsOf } from './placements';
import { accountIn, openAds } from './session';
import { required, timeParameter } from './stats-request';

const maxMs = 90 * 86_400_000;
const lateDays = 3;

function activityOf(
  campaign: CampaignPlan,
  account: Account,
  range: { from: Date; to: Date },
  context: SandboxContext,
) {
  const zone = account.timeZone;
  const last = dayInZone(new Date(range.to.getTime() - 1), zone);
  const days: IsoDate[] = [];
  for (const { date } of context.world.facts(campaign, {
    from: addDays(dayInZone(range.from, zone), -lateDays),
    to: last,
  })) {
    days.push(date);
  }
  const [first = null] = days;
  const end = days.at(-1);
  if (first === null || end === undefined) return null;
  const endOfDay = instantAt(addDays(end, 1), 0, 0, zone).getTime() - 1000;
  return {
    entity_id: campaign.id,
    activity_start_time: instantAt(first, 0, 0, zone).toISOString().replace('.000', ''),
    activity_end_time: new Date(Math.min(endOfDay, context.now().getTime())).toISOString().replace(/\.\d+/, ''),
    placements: placementsOf(campaign),
  };
}

export function listActiveEntities(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const call = openAds(request, context);
  const account = accountIn(call);
  if (required(request, 'entity') !== 'CAMPAIGN') throw invalidParameter('entity', 'Expected CAMPAIGN for entity');
  const range = {
    from: timeParameter(request, 'start_time', account),
    to: timeParameter(request, 'end_time', account),
  };
  const length = range.to.getTime() - range.from.getTime();
  if (length <= 0 || length > maxMs) {
    throw refuse(adsError(400, 'INVALID_TIME_WINDOW', 'Expected a time range of at most 90 days'));
  }
  const data = context.world
    .campaigns(account.id)
    .flatMap((campaign) => activityOf(campaign, account, range, context) ?? []);
  return adsAnswer(request, { data }, limitHeaders('x-rate-limit', 250, 1, context.now().getTime()));
}

import { addDays } from '@/lib/dates';
import type { SandboxResponse } from '../../sandbox-platform';
import type { Engagement, Profile } from '../../world/model';
import { type PostList, postWith } from './posts';
import { profileIn, type SnapCall } from './session';
import { snapError, snapJson } from './snap-answer';

const assetTypes = { stories: 'STORY', saved_stories: 'SAVED_STORY', spotlights: 'SPOTLIGHT' } as const;
const granularities = ['DAY', 'TOTAL', 'LIFETIME'];

type Statistics = Readonly<Record<string, number>>;

function ofProfile({ followers }: Profile): Statistics {
  return {
    SUBSCRIBERS: followers,
    SUBSCRIBERS_GAINED: Math.round(followers / 300),
    STORY_VIEWS: followers * 3,
    SPOTLIGHT_VIEWS: followers * 2,
    VIEWS: followers * 5,
    VIEWERS: followers,
    INTERACTIONS: Math.round(followers / 5),
    SHARES: Math.round(followers / 40),
    AVG_VIEW_TIME_MILLIS: 2_140,
  };
}

function ofPost(list: PostList, { views, reach, likes, shares, comments, clicks }: Engagement): Statistics {
  return {
    VIEWS: views,
    VIEWERS: reach,
    SHARES: shares,
    INTERACTIONS: likes + shares + comments + clicks,
    [list === 'spotlights' ? 'SPOTLIGHT_FAVORITES' : 'STORY_FAVORITES']: likes,
    AVG_VIEW_TIME_MILLIS: 1_870,
  };
}

export function profileStats(call: SnapCall, profileId: string): SandboxResponse {
  const profile = profileIn(call, profileId);
  return answer(call, 'PROFILE', ofProfile(profile));
}

export function postStats(call: SnapCall, list: PostList, id: string): SandboxResponse {
  return answer(call, assetTypes[list], ofPost(list, postWith(id, list, call).engagement));
}

/** This API uses camel case parameters and UTC days. */
function answer({ request, context }: SnapCall, assetType: string, known: Statistics): SandboxResponse {
  const { query } = request;
  if (query.get('assetType') !== assetType) throw refused(`assetType must be ${assetType}`);
  const granularity = query.get('granularity') ?? '';
  if (!granularities.includes(granularity)) throw refused(`granularity must be one of ${granularities.join(', ')}`);
  const names = (query.get('fields') ?? '').split(',').filter((name) => name !== '');
  const unknown = names.find((name) => !Object.hasOwn(known, name));
  if (names.length === 0 || unknown !== undefined) throw refused(`fields: unknown statistic ${unknown ?? '(none)'}`);
  const fields = names.map((name) => ({
    field: { field_name: name },
    stats: [{ dimension_breakdown: 'DEFAULT', value: String(known[name]) }],
  }));
  return snapJson({ assets: [{ timeseries: [{ ...timesOf(query, granularity, context.now()), fields }] }] });
}

function timesOf(query: URLSearchParams, granularity: string, now: Date) {
  if (granularity === 'LIFETIME') {
    const today = now.toISOString().slice(0, 10);
    return { start_time: '2011-09-01T00:00:00.000Z', end_time: `${addDays(today, 1)}T00:00:00.000Z` };
  }
  const [start, end] = [query.get('startTime') ?? '', query.get('endTime') ?? ''];
  if (![start, end].every((time) => /^\d{4}-\d{2}-\d{2}T00:00:00(\.000)?Z$/.test(time)) || start >= end) {
    throw refused('startTime and endTime must be midnights in UTC');
  }
  return { start_time: start, end_time: end };
}

function refused(message: string) {
  return snapError(400, 'E1001', message);
}

import { jsonResponse } from '../../json-response';
import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../sandbox-platform';
import { hashOf } from '../../world/random';
import { parseFields } from './fields';
import { listing, type PageRequest, pageOf } from './paging';
import { type NodeFields, project } from './projection';
import { type GraphSession, parameter } from './session';

export interface GraphCall {
  request: SandboxRequest;
  context: SandboxContext;
  session: GraphSession;
}

/** `accountId`: the ad account with the quota of the call. */
export function graphJson(value: unknown, accountId?: string): SandboxResponse {
  const usage = { call_count: 3 + (hashOf(accountId ?? 'app') % 9), total_time: 4, total_cputime: 2 };
  const businessUsage = {
    type: 'ads_insights',
    ...usage,
    estimated_time_to_regain_access: 0,
    ads_api_access_tier: 'standard_access',
  };
  return jsonResponse(value, 200, {
    'facebook-api-version': 'v26.0',
    'x-app-usage': JSON.stringify(usage),
    ...(accountId === undefined
      ? {}
      : {
          'x-ad-account-usage': JSON.stringify({ acc_id_util_pct: 4.2 }),
          'x-fb-ads-insights-throttle': JSON.stringify({ app_id_util_pct: 1.5, acc_id_util_pct: 4.2 }),
          'x-business-use-case-usage': JSON.stringify({ [accountId]: [businessUsage] }),
        }),
  });
}

export function answerNode<T>(call: GraphCall, object: T, node: NodeFields<T>, accountId?: string): SandboxResponse {
  return graphJson(project(object, node, requestedFields(call)), accountId);
}

export function answerEdge<T>(
  call: GraphCall,
  objects: readonly T[],
  node: NodeFields<T>,
  options: { page: PageRequest; key: (object: T) => string; accountId?: string },
): SandboxResponse {
  const { items, hasNext } = pageOf(objects, options.page, options.key);
  const requested = requestedFields(call);
  const first = items[0];
  const last = items.at(-1);
  return graphJson(
    listing(call.request, {
      items: items.map((item) => project(item, node, requested)),
      firstKey: first === undefined ? undefined : options.key(first),
      lastKey: last === undefined ? undefined : options.key(last),
      hasNext,
    }),
    options.accountId,
  );
}

export function requestedFields(call: GraphCall) {
  return parseFields(parameter(call.request, 'fields') ?? '');
}

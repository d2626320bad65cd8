import { z } from 'zod';

export const metaClient = { id: 'sandbox-meta-client', secret: 'sandbox-meta-secret' };
export const redirectUri = 'http://127.0.0.1:3000/api/connect/meta/callback';
export const everyPermission = [
  'ads_read',
  'business_management',
  'pages_show_list',
  'pages_read_engagement',
  'read_insights',
  'instagram_basic',
  'instagram_manage_insights',
];
export const people = { layla: '10158842001', omar: '10158842002', hana: '10158842003', noura: '10158842004' };

interface Decision {
  person?: string;
  requested?: readonly string[];
  granted?: readonly string[];
  decision?: 'continue' | 'cancel';
  dialog?: Record<string, string>;
}

export function dialogUrl(sandboxUrl: string, overrides: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    client_id: metaClient.id,
    redirect_uri: redirectUri,
    state: 'state-1',
    scope: everyPermission.join(','),
    ...overrides,
  });
  return `${sandboxUrl}/www.facebook.com/v26.0/dialog/oauth?${query}`;
}

export async function decide(sandboxUrl: string, decision: Decision = {}): Promise<URL> {
  const requested = decision.requested ?? everyPermission;
  const body = new URLSearchParams({
    person: decision.person ?? people.layla,
    decision: decision.decision ?? 'continue',
  });
  for (const permission of decision.granted ?? requested) body.append('permission', permission);
  const url = dialogUrl(sandboxUrl, { scope: requested.join(','), ...decision.dialog });
  const response = await fetch(url, { method: 'POST', body, redirect: 'manual' });
  if (response.status !== 302) throw new Error(`The dialog answered ${response.status}: ${await response.text()}`);
  return new URL(response.headers.get('location') ?? '');
}

export async function exchange(sandboxUrl: string, overrides: Record<string, string>): Promise<unknown> {
  const query = new URLSearchParams({
    client_id: metaClient.id,
    client_secret: metaClient.secret,
    ...overrides,
  });
  const response = await fetch(`${sandboxUrl}/graph.facebook.com/v26.0/oauth/access_token?${query}`);
  return response.json();
}

const tokenAnswer = z.object({ access_token: z.string(), expires_in: z.number() });

/** As an app gets it: dialog, code, short-lived token, exchange. */
export async function grantMetaAccess(sandboxUrl: string, decision: Decision = {}): Promise<string> {
  const back = await decide(sandboxUrl, decision);
  const code = back.searchParams.get('code') ?? '';
  const short = tokenAnswer.parse(await exchange(sandboxUrl, { code, redirect_uri: redirectUri }));
  const long = await exchange(sandboxUrl, {
    grant_type: 'fb_exchange_token',
    fb_exchange_token: short.access_token,
  });
  return tokenAnswer.parse(long).access_token;
}

const graphAnswer = z.looseObject({
  data: z.array(z.record(z.string(), z.unknown())).optional(),
  paging: z.object({ next: z.string().optional() }).loose().optional(),
  error: z.looseObject({ code: z.number(), error_subcode: z.number().optional(), message: z.string() }).optional(),
});
export type GraphAnswer = z.infer<typeof graphAnswer>;

export async function readGraph(sandboxUrl: string, path: string, query: Record<string, string>): Promise<GraphAnswer> {
  const response = await fetch(`${sandboxUrl}/graph.facebook.com/v26.0/${path}?${new URLSearchParams(query)}`);
  return graphAnswer.parse(await response.json());
}

export async function readAll(sandboxUrl: string, path: string, query: Record<string, string>) {
  let answer = await readGraph(sandboxUrl, path, query);
  const rows = [...(answer.data ?? [])];
  let pages = 1;
  while (answer.paging?.next !== undefined) {
    answer = graphAnswer.parse(await (await fetch(answer.paging.next)).json());
    rows.push(...(answer.data ?? []));
    pages += 1;
  }
  return { rows, pages };
}

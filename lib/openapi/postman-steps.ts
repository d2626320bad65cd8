/** What a person sends and keeps when a request of the Postman collection is run in its turn. */
export interface PostmanStep {
  // As in the document: `POST /api/orgs/{org}/kpis`.
  operation: string;
  // A value in double braces is a variable; `{{=name}}` alone in a text becomes a number.
  body?: unknown;
  params?: Record<string, string>;
  query?: Record<string, string>;
  // Variables for later requests, each with its JavaScript expression over `answer`.
  keep?: Record<string, string>;
}

export interface PostmanFolder {
  name: string;
  steps: PostmanStep[];
}

const ofOrg = (method: string, path = '') => `${method} /api/orgs/{org}${path}`;

const FIRST_DAY = '2026-06-01';
const rate = { base: 'USD', quote: 'EUR', date: FIRST_DAY };
const choice = { conversions: ['{{conversionAction}}'], sales: [] };
const decisions = (id: string) => ({ attached: [], detached: [], undecided: [id] });

/** In an order in which what a request needs was answered before: create, read, change, delete. */
export const postmanFolders: readonly PostmanFolder[] = [
  {
    name: 'Caller and organization',
    steps: [
      { operation: 'GET /api/me', keep: { org: 'answer.organizations[0].id' } },
      { operation: 'GET /api/orgs' },
      { operation: ofOrg('GET') },
      { operation: ofOrg('PUT', '/allowed-origins'), body: { origins: ['https://reports.example.com'] } },
      { operation: ofOrg('GET', '/allowed-origins') },
    ],
  },
  {
    name: 'Integrations and sync',
    steps: [
      { operation: 'GET /api/platforms' },
      { operation: ofOrg('GET', '/integrations'), keep: { integrationId: 'answer.integrations[0].id' } },
      {
        operation: ofOrg('GET', '/integrations/{integrationId}'),
        keep: { adAccountId: 'answer.adAccounts[0].id', profileId: 'answer.profiles[0].id' },
      },
      {
        operation: ofOrg('PUT', '/integrations/{integrationId}/accounts'),
        body: { adAccountIds: ['{{adAccountId}}'], profileIds: ['{{profileId}}'] },
      },
      { operation: ofOrg('GET', '/integrations/{integrationId}/token-events') },
      { operation: ofOrg('GET', '/sync/status') },
      { operation: ofOrg('GET', '/sync/integrations/{integrationId}/status') },
      { operation: ofOrg('POST', '/sync/integrations/{integrationId}/trigger'), body: { dataType: 'campaigns' } },
      { operation: ofOrg('POST', '/sync/trigger'), body: { dataType: 'posts' } },
      { operation: ofOrg('GET', '/sync/runs'), keep: { runId: 'answer.runs[0].id' } },
      { operation: ofOrg('GET', '/sync/runs/{runId}') },
      { operation: ofOrg('GET', '/sync/statistics'), query: { hours: '24' } },
      { operation: ofOrg('GET', '/sync/events') },
    ],
  },
  {
    name: 'Figures',
    steps: [
      { operation: ofOrg('GET', '/dashboard'), query: { period: 'last_30_days' } },
      { operation: ofOrg('GET', '/dashboard/explain'), query: { figure: 'spend' } },
      { operation: ofOrg('POST', '/dashboard/refresh') },
      { operation: ofOrg('GET', '/campaigns'), keep: { campaignId: 'answer.campaigns[0].id' } },
      { operation: ofOrg('GET', '/posts'), query: { period: 'last_90_days' }, keep: { postId: 'answer.posts[0].id' } },
      { operation: ofOrg('GET', '/posts/explain'), query: { figure: 'engagements' } },
      { operation: ofOrg('GET', '/posts/{postId}/explain') },
      {
        operation: ofOrg('GET', '/conversion-actions'),
        keep: {
          platform: 'answer.platforms[0].platform',
          conversionAction: 'answer.platforms[0].actions[0].action',
        },
      },
      { operation: ofOrg('POST', '/conversion-actions/{platform}/preview'), body: choice },
      { operation: ofOrg('PUT', '/conversion-actions/{platform}'), body: choice },
      { operation: ofOrg('DELETE', '/conversion-actions/{platform}') },
      { operation: ofOrg('PUT', '/fx-rates'), body: { ...rate, rate: '0.92' } },
      { operation: ofOrg('GET', '/fx-rates') },
      { operation: ofOrg('DELETE', '/fx-rates/{base}/{quote}/{date}'), params: rate },
    ],
  },
  {
    name: 'Targets',
    steps: [
      {
        operation: ofOrg('POST', '/kpis'),
        body: {
          metric: 'clicks',
          direction: 'at_least',
          target: '10000',
          currency: null,
          startsOn: FIRST_DAY,
          endsOn: '2026-06-30',
        },
        keep: { kpiId: 'answer.id' },
      },
      { operation: ofOrg('GET', '/kpis') },
      { operation: ofOrg('PATCH', '/kpis/{kpiId}'), body: { target: '12000' } },
      { operation: ofOrg('DELETE', '/kpis/{kpiId}') },
    ],
  },
  {
    name: 'Labels',
    steps: [
      {
        operation: ofOrg('POST', '/labels'),
        body: { name: 'Summer', colour: 'teal', pattern: '*summer*' },
        keep: { labelId: 'answer.id' },
      },
      { operation: ofOrg('GET', '/labels') },
      { operation: ofOrg('GET', '/label-matches'), query: { pattern: '*summer*' } },
      { operation: ofOrg('PATCH', '/labels/{labelId}'), body: { colour: 'orange' } },
      {
        operation: ofOrg('PATCH', '/labels/{labelId}/campaigns'),
        body: { ids: ['{{campaignId}}'], attached: true },
      },
      { operation: ofOrg('PUT', '/labels/{labelId}/campaigns'), body: decisions('{{campaignId}}') },
      { operation: ofOrg('PATCH', '/labels/{labelId}/posts'), body: { ids: ['{{postId}}'], attached: true } },
      { operation: ofOrg('PUT', '/labels/{labelId}/posts'), body: decisions('{{postId}}') },
      { operation: ofOrg('DELETE', '/labels/{labelId}') },
      { operation: ofOrg('POST', '/labels/{labelId}/restore') },
    ],
  },
  {
    name: 'Views and notes',
    steps: [
      {
        operation: ofOrg('POST', '/views'),
        body: {
          name: 'Clicks of a week',
          scope: 'person',
          filter: { period: 'last_7_days' },
          layout: { sections: ['verdict', 'alerts'], tiles: ['clicks'] },
        },
        keep: { viewId: 'answer.id', viewVersion: 'answer.version' },
      },
      { operation: ofOrg('GET', '/views') },
      { operation: ofOrg('GET', '/views/{viewId}') },
      { operation: ofOrg('PATCH', '/views/{viewId}'), body: { version: '{{=viewVersion}}', name: 'Clicks' } },
      { operation: ofOrg('PUT', '/views/{viewId}/default'), body: { scope: 'person', isDefault: true } },
      { operation: ofOrg('DELETE', '/views/{viewId}') },
      { operation: ofOrg('POST', '/views/{viewId}/restore') },
      {
        operation: ofOrg('POST', '/annotations'),
        body: { startsOn: FIRST_DAY, endsOn: FIRST_DAY, text: 'The summer sale begins' },
        keep: { annotationId: 'answer.id' },
      },
      { operation: ofOrg('GET', '/annotations') },
      { operation: ofOrg('PATCH', '/annotations/{annotationId}'), body: { text: 'The summer sale begins at noon' } },
      { operation: ofOrg('DELETE', '/annotations/{annotationId}') },
      { operation: ofOrg('POST', '/annotations/{annotationId}/restore') },
    ],
  },
  {
    name: 'Held figures and alerts',
    steps: [
      { operation: ofOrg('GET', '/held-figures'), keep: { heldAccountId: 'answer.heldFigures[0].adAccountId' } },
      { operation: ofOrg('POST', '/held-figures/accept'), body: { adAccountIds: ['{{heldAccountId}}'] } },
      {
        operation: ofOrg('GET', '/alerts'),
        keep: { alertId: "(answer.alerts.find(({ kind }) => kind === 'figures_held') ?? answer.alerts[0]).id" },
      },
      { operation: ofOrg('POST', '/alerts/{alertId}/acknowledge') },
      { operation: ofOrg('POST', '/alerts/{alertId}/accept-figures') },
    ],
  },
  {
    name: 'Webhooks and leads',
    steps: [
      {
        operation: ofOrg('GET', '/webhooks/deliveries'),
        query: { status: 'dead' },
        keep: { deliveryId: 'answer.items[0].id' },
      },
      { operation: ofOrg('GET', '/webhooks/deliveries/{deliveryId}') },
      { operation: ofOrg('POST', '/webhooks/deliveries/{deliveryId}/replay') },
      { operation: ofOrg('POST', '/webhooks/keys'), body: { platform: 'google' }, keep: { keyId: 'answer.id' } },
      { operation: ofOrg('GET', '/webhooks/keys') },
      { operation: ofOrg('DELETE', '/webhooks/keys/{keyId}') },
      { operation: ofOrg('GET', '/leads'), keep: { leadId: 'answer.items[0].id' } },
      { operation: ofOrg('GET', '/leads/{leadId}') },
      { operation: ofOrg('DELETE', '/leads/{leadId}') },
    ],
  },
  {
    name: 'Members and access',
    steps: [
      {
        operation: ofOrg('POST', '/invitations'),
        body: { email: 'new.colleague@example.com', role: 'viewer' },
        keep: { invitation: 'answer.id' },
      },
      { operation: ofOrg('GET', '/invitations') },
      { operation: ofOrg('DELETE', '/invitations/{invitation}') },
      {
        operation: ofOrg('POST', '/tokens'),
        body: { name: 'Reporting', role: 'viewer' },
        keep: { token: 'answer.id' },
      },
      { operation: ofOrg('GET', '/tokens') },
      { operation: ofOrg('DELETE', '/tokens/{token}') },
      {
        operation: ofOrg('GET', '/members'),
        keep: { user: "answer.members.find(({ role }) => role !== 'owner').userId" },
      },
      { operation: ofOrg('PATCH', '/members/{user}'), body: { role: 'marketer' } },
      { operation: ofOrg('DELETE', '/members/{user}') },
    ],
  },
  {
    name: 'Last: disconnect',
    steps: [
      { operation: 'GET /api/health' },
      { operation: ofOrg('DELETE', '/integrations/{integrationId}'), query: { history: 'keep' } },
    ],
  },
];

/** Groups of the reference, in its order. `nouns`: the first part of a path below `/api/orgs/{org}`, else below `/api`. */
const apiTags = [
  {
    name: 'Organizations',
    nouns: ['orgs', 'me', 'organization'],
    description: 'Who calls, and the organizations that the caller reaches.',
  },
  {
    name: 'Members',
    nouns: ['members', 'invitations'],
    description: 'People of an organization, their roles, and invitations that are still open.',
  },
  {
    name: 'API tokens',
    nouns: ['tokens', 'allowed-origins'],
    description: 'Tokens with which programs call this API, and the pages of other origins that may use them.',
  },
  {
    name: 'Dashboard',
    nouns: ['dashboard'],
    description: 'Figures of a period over all platforms, and how each of them is computed.',
  },
  { name: 'Campaigns', nouns: ['campaigns'], description: 'Campaigns of all platforms with their figures.' },
  { name: 'Posts', nouns: ['posts'], description: 'Published and scheduled posts with their engagement.' },
  {
    name: 'Labels',
    nouns: ['labels', 'label-matches'],
    description: 'Marks on campaigns and posts, attached by people or by a pattern of the name.',
  },
  { name: 'Views', nouns: ['views'], description: 'Saved filters and layouts of the dashboard.' },
  { name: 'Annotations', nouns: ['annotations'], description: 'Notes of people about days of the chart.' },
  {
    name: 'Targets',
    nouns: ['kpis'],
    description: 'What a metric is meant to be over a period or each month, with progress and projection.',
  },
  {
    name: 'Conversions',
    nouns: ['conversion-actions'],
    description: 'Which actions of a platform count as conversions, and which as sales.',
  },
  {
    name: 'Exchange rates',
    nouns: ['fx-rates'],
    description: 'Rates that convert amounts to one currency, each of the day that an amount belongs to.',
  },
  {
    name: 'Alerts',
    nouns: ['alerts', 'held-figures'],
    description: 'States that need a person, and figures that wait for a decision.',
  },
  {
    name: 'Integrations',
    nouns: ['integrations', 'platforms'],
    description: 'Connections to platforms with their ad accounts and profiles.',
  },
  { name: 'Sync', nouns: ['sync'], description: 'How fresh the data is, and runs that read it from the platforms.' },
  {
    name: 'Webhook deliveries',
    nouns: ['webhooks'],
    description: 'Webhooks that platforms sent, what each of them changed, and the keys of lead forms.',
  },
  { name: 'Leads', nouns: ['leads'], description: 'Answers of people to lead forms. Personal data.' },
  { name: 'Operations', nouns: ['health', 'metrics'], description: 'For the operator of the installation.' },
] as const;

export const tagObjects = apiTags.map(({ name, description }) => ({ name, description }));

/** @throws Error for a noun without a tag */
export function tagOf(path: string): string {
  const [, noun = 'organization'] = /^\/api(?:\/orgs\/\{org\})?(?:\/([^/{]+))?/.exec(path) ?? [];
  const tag = apiTags.find(({ nouns }) => nouns.some((each) => each === noun));
  if (!tag) throw new Error(`${path} has no tag: add its noun to lib/openapi/api-tags.ts.`);
  return tag.name;
}

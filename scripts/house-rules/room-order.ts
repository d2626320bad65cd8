import { importsOf, isTest, type Sources } from './source-graph';

/**
 * The rooms of lib/, lowest first: a file imports from its own room and from those above it in this list. `kernel` is
 * the files directly in lib/.
 */
export const ROOMS = [
  'kernel',
  'vendor-http',
  'crypto',
  'claims',
  'platforms',
  'i18n',
  'engine',
  'cache',
  'rate-limit',
  'audit',
  'outbox',
  'auth',
  'vault',
  'openapi',
  'docs',
  'api',
  'orgs',
  'accounts',
  'tokens',
  'labels',
  'metrics',
  'annotations',
  'campaigns',
  'posts',
  'kpis',
  'views',
  'platform-calls',
  'sync',
  'alerts',
  'webhooks',
  'leads',
  'integrations',
  'dashboard',
  'connect',
  'setup',
  'health',
] as const;

function roomOf(file: string): string | null {
  const [top, room, rest] = file.split('/');
  if (top !== 'lib') return null;
  return rest === undefined ? 'kernel' : (room ?? null);
}

export function roomFaults(sources: Sources): string[] {
  const order = new Map<string, number>(ROOMS.map((room, index) => [room, index]));
  const rank = (room: string) => order.get(room) ?? Number.POSITIVE_INFINITY;
  const unlisted = [...sources.keys()].filter((file) => !order.has(roomOf(file) ?? 'kernel'));
  const upward = importsOf(sources).filter(({ from, to }) => {
    const [own, other] = [roomOf(from), roomOf(to)];
    return own !== null && other !== null && !isTest(from) && rank(other) > rank(own);
  });
  return [
    ...unlisted.map((file) => `${file}: its room is missing in ROOMS`),
    ...upward.map(({ from, to }) => `${from} imports ${to}`),
  ];
}

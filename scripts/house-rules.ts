import path from 'node:path';

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
  'api',
  'orgs',
  'accounts',
  'tokens',
  'metrics',
  'campaigns',
  'posts',
  'kpis',
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

/**
 * Upward imports that wait for an outbox: a token that dies evaluates alerts, and an account that changes hands queues a
 * run, in the same transaction. No other may be added.
 */
export const KNOWN_UPWARD: readonly string[] = [
  'lib/accounts/hand-over.ts imports lib/sync/requests/queue-runs.ts',
  'lib/tokens/refresh-token.ts imports lib/alerts/settle-alerts.ts',
  'lib/tokens/require-reauth.ts imports lib/alerts/settle-alerts.ts',
];

export type Sources = ReadonlyMap<string, string>;

interface Import {
  from: string;
  to: string;
  isType: boolean;
}

// Formatted by the linter, so one form each: `import … from '…'`, `export … from '…'`, `import '…'`, `import('…')`.
const STATEMENT = /^(import|export)\s+(type\s)?[^'"`;]*?from '([^']+)'|^import '([^']+)'/gm;
const DYNAMIC = /\bimport\('([^']+)'\)/g;

export function isTest(file: string): boolean {
  return /\.(?:test|spec)\.tsx?$|\/testing\//.test(file);
}

function resolve(sources: Sources, from: string, specifier: string): string | null {
  if (!/^(?:@\/|\.\.?\/)/.test(specifier)) return null;
  const base = specifier.startsWith('@/') ? specifier.slice(2) : path.posix.join(path.posix.dirname(from), specifier);
  return [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`].find((file) => sources.has(file)) ?? null;
}

export function importsOf(sources: Sources): Import[] {
  const imports: Import[] = [];
  for (const [from, text] of sources) {
    const found = [
      ...[...text.matchAll(STATEMENT)].map((match) => ({ specifier: match[3] ?? match[4] ?? '', isType: !!match[2] })),
      ...[...text.matchAll(DYNAMIC)].map((match) => ({ specifier: match[1] ?? '', isType: false })),
    ];
    for (const { specifier, isType } of found) {
      const to = resolve(sources, from, specifier);
      if (to) imports.push({ from, to, isType });
    }
  }
  return imports;
}

export function roomOf(file: string): string | null {
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

// Files that reach the database's doors, by whatever path of value imports.
function reachingDatabase(imports: readonly Import[]): Set<string> {
  const importers = new Map<string, string[]>();
  for (const { from, to, isType } of imports) {
    if (!isType) importers.set(to, [...(importers.get(to) ?? []), from]);
  }
  const reached = new Set(['db/client.ts']);
  for (const file of reached) for (const importer of importers.get(file) ?? []) reached.add(importer);
  return reached;
}

/** Components that import something of lib/ through which the database is reached. */
export function componentFaults(sources: Sources): string[] {
  const imports = importsOf(sources);
  const reached = reachingDatabase(imports);
  return imports
    .filter(({ from, to, isType }) => from.startsWith('components/') && !isTest(from) && !isType && reached.has(to))
    .map(({ from, to }) => `${from} imports ${to}, which reaches the database`);
}

import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { componentFaults } from './house-rules/component-faults';
import { directionFaults } from './house-rules/direction-faults';
import { environmentFaults } from './house-rules/environment-faults';
import { fileNameFaults } from './house-rules/file-name-faults';
import { readSources } from './house-rules/read-sources';
import { ROOMS, roomFaults } from './house-rules/room-order';
import { serverOnlyFaults } from './house-rules/server-only-faults';
import { sessionFaults } from './house-rules/session-faults';
import type { Sources } from './house-rules/source-graph';

type Rule = (sources: Sources) => string[];

const sources = readSources(path.resolve(import.meta.dirname, '..'));

const found = new Map<Rule, Set<string>>();

// What `rule` finds in a file, and does not find without it.
function planted(rule: Rule, file: string, text: string): string[] {
  const before = found.get(rule) ?? new Set(rule(sources));
  found.set(rule, before);
  return rule(new Map([...sources, [file, text]])).filter((fault) => !before.has(fault));
}

// What `rule` finds in a project of this file alone.
const alone = (rule: Rule, file: string, text: string) => rule(new Map([[file, text]]));

const importing = (specifier: string) => `import { x } from '${specifier}';\n\nx();\n`;

describe('the rooms of lib/', () => {
  it('import only from rooms above them in the list, by values and by types', () => {
    expect(roomFaults(sources)).toEqual([]);
  });

  it.each([
    ['a value', "import { listRuns } from '@/lib/sync/status/list-runs';"],
    ['a type', "import type { Dashboard } from '@/lib/dashboard/schema';"],
    ['a value at run time', "export const late = () => import('@/lib/sync/status/list-runs');"],
    ['several lines', "import {\n  type Dashboard,\n} from '@/lib/dashboard/schema';"],
  ])('the rule finds an upward import of %s', (_, text) => {
    expect(planted(roomFaults, 'lib/metrics/planted.ts', text)).toHaveLength(1);
  });

  it('the rule finds a room that is not in the list', () => {
    expect(planted(roomFaults, 'lib/unheard-of/planted.ts', '')).toHaveLength(1);
  });

  it('the list names only rooms that exist, each once', () => {
    const folders = new Set(
      [...sources.keys()].filter((file) => file.startsWith('lib/')).map((file) => file.split('/')[1]),
    );
    expect(ROOMS.filter((room) => room !== 'kernel' && !folders.has(room))).toEqual([]);
    expect(new Set(ROOMS).size).toBe(ROOMS.length);
  });
});

describe('imports', () => {
  it('go in the directions that the project allows', () => {
    expect(directionFaults(sources)).toEqual([]);
  });

  it.each([
    ['app/[locale]/page.tsx', '@/db/tenant'],
    ['app/[locale]/page.tsx', '../../db/tenant'],
    ['app/[locale]/page.tsx', '@/inngest/functions/sync-platform-data'],
    ['app/[locale]/page.tsx', '@/lib/platforms/meta/client'],
    ['app/api/x/route.ts', '@/sandbox/server'],
    ['app/api/x/route.ts', '@/executor/executor'],
    ['app/api/x/route.ts', '@/lib/auth/org-of-job'],
    ['components/dashboard/x.tsx', '@/db/tenant'],
    ['components/dashboard/x.tsx', '@/inngest/client'],
    ['components/dashboard/x.tsx', '@/dev/start'],
    ['components/dashboard/x.tsx', '@/lib/env'],
    ['components/dashboard/x.tsx', '@/lib/logger'],
    ['components/dashboard/x.tsx', '@/lib/crypto/hash'],
    ['components/dashboard/x.tsx', '@/lib/cache/cache'],
    ['components/dashboard/x.tsx', '@/lib/vendor-http/vendor-client'],
    ['components/dashboard/x.tsx', '@/lib/platforms/meta/client'],
    ['components/dashboard/x.tsx', '@/app/api/x/route'],
    ['lib/sync/x.ts', '@/inngest/client'],
    ['lib/sync/x.ts', '@/components/ui/button'],
    ['lib/sync/x.ts', '@/app/api/x/route'],
    ['lib/sync/x.ts', '@/db/client'],
    ['lib/sync/x.ts', '@/dev/start'],
    ['lib/sync/x.ts', '@/sandbox/server'],
    ['lib/platforms/meta/x.ts', '@/db/tenant'],
    ['lib/platforms/meta/x.ts', '@/lib/integrations/load-integration'],
    ['lib/platforms/meta/x.ts', '@/lib/env'],
    ['lib/platforms/meta/x.ts', '../../env'],
    ['lib/vendor-http/x.ts', '@/lib/orgs/list-members'],
    ['db/x.ts', '@/lib/orgs/list-members'],
    ['db/x.ts', '@/components/ui/button'],
    ['db/x.ts', '@/dev/start'],
    ['inngest/functions/x.ts', '@/db/tenant'],
    ['inngest/functions/x.ts', '@/app/api/x/route'],
    ['inngest/functions/x.ts', '@/sandbox/server'],
    ['sandbox/x.ts', '@/db/tenant'],
    ['sandbox/x.ts', '@/inngest/client'],
    ['sandbox/x.ts', '@/dev/start'],
  ])('the rule finds %s importing %s', (file, specifier) => {
    expect(alone(directionFaults, file, importing(specifier))).toHaveLength(1);
    expect(alone(directionFaults, file, `import type { X } from '${specifier}';\n`)).toHaveLength(1);
  });

  it.each([
    ['app/[locale]/page.tsx', '@/lib/dashboard/load-dashboard'],
    ['app/[locale]/page.tsx', '@/lib/platforms/platform'],
    ['components/dashboard/x.tsx', '@/lib/dashboard/schema'],
    ['components/dashboard/x.tsx', '@/lib/platforms/capability-table'],
    ['lib/sync/x.ts', '@/db/tenant'],
    ['lib/platforms/meta/x.ts', '@/lib/vendor-http/vendor-client'],
    ['lib/platforms/meta/x.ts', '@/lib/money'],
    ['lib/platforms/meta/x.ts', '../../money'],
    ['db/x.ts', '@/lib/errors'],
    ['db/testing/x.ts', '@/dev/postgres/binaries'],
    ['inngest/functions/x.ts', '@/lib/sync/run/begin-run'],
    ['sandbox/x.ts', '@/lib/platforms/meta/constants'],
    ['scripts/x.ts', '@/db/client'],
  ])('%s may import %s', (file, specifier) => {
    expect(alone(directionFaults, file, importing(specifier))).toEqual([]);
  });

  it('let only the gates mint the organization that a caller may act for', () => {
    const minting = "import { mintAuthorizedOrgId } from '@/db/authorized-org-id';\n";
    const all = "import * as minting from '@/db/authorized-org-id';\n";
    const typed = "import type { AuthorizedOrgId } from '@/db/authorized-org-id';\n";
    expect(alone(directionFaults, 'lib/sync/x.ts', minting)).toHaveLength(1);
    expect(alone(directionFaults, 'lib/sync/x.ts', all)).toHaveLength(1);
    expect(alone(directionFaults, 'lib/sync/x.ts', typed)).toEqual([]);
    expect(alone(directionFaults, 'lib/auth/x.ts', minting)).toEqual([]);
    expect(alone(directionFaults, 'lib/connect/oauth-state.ts', minting)).toEqual([]);
  });

  // Each way to the driver, which opens connections past `withOrg` and `withSystem`.
  describe.each([
    ['by a default import', "import postgres from 'postgres';\n"],
    ['for a type', "import type { Sql } from 'postgres';\n"],
    ['by a dynamic import', "export const driver = import('postgres');\n"],
    ["through drizzle's adapter", "import { drizzle } from 'drizzle-orm/postgres-js';\n"],
  ])('of the database driver %s', (_, text) => {
    it.each([
      'app/api/x/route.ts',
      'components/dashboard/x.tsx',
      'lib/sync/x.ts',
      'lib/auth/x.ts',
      'lib/orgs/x.ts',
      'lib/platforms/meta/x.ts',
      'lib/vendor-http/x.ts',
      'inngest/functions/x.ts',
      'sandbox/x.ts',
      'server/x.ts',
      'middleware.ts',
      'server.mjs',
    ])('are found in %s', (file) => {
      expect(alone(directionFaults, file, text)).toHaveLength(1);
    });

    it.each(['db/x.ts', 'db/testing/x.ts', 'dev/x.ts', 'executor/x.ts', 'scripts/x.ts', 'bench/x.ts', 'e2e/x.ts'])(
      'are allowed in %s',
      (file) => {
        expect(alone(directionFaults, file, text)).toEqual([]);
      },
    );
  });
});

describe('components', () => {
  it('import no value of lib/ that runs on a server only', () => {
    expect(componentFaults(sources)).toEqual([]);
  });

  it.each([
    '@/lib/webhooks/deliveries/list-deliveries',
    '@/lib/leads/erase-lead',
    '@/lib/sync/status/list-runs',
    '@/lib/metrics/fx-rates/set-fx-rate',
    '@/lib/connect/disconnect',
    '@/lib/orgs/invitations',
    '@/lib/dashboard/load-dashboard',
    '@/lib/crypto/hash',
  ])('the rule finds an import of %s', (specifier) => {
    expect(planted(componentFaults, 'components/planted.tsx', importing(specifier))).toHaveLength(1);
  });

  it.each([
    ['a schema', importing('@/lib/alerts/schema')],
    ['a pure function', importing('@/lib/kpis/kpi-status')],
    ['a type', "import type { OrgSession } from '@/lib/auth/org-session';\n"],
  ])('may import %s', (_, text) => {
    expect(planted(componentFaults, 'components/planted.tsx', text)).toEqual([]);
  });
});

describe('files that reach the database, the environment or the keys', () => {
  it('import server-only, so that a build fails that would send them to a browser', () => {
    expect(serverOnlyFaults(sources)).toEqual([]);
  });

  it.each(['@/db/tenant', '@/db/system', '@/lib/env', '../vault/organization-vault'])(
    'the rule finds an import of %s without it',
    (specifier) => {
      expect(planted(serverOnlyFaults, 'lib/sync/planted.ts', importing(specifier))).toHaveLength(1);
      const marked = `import 'server-only';\n${importing(specifier)}`;
      expect(planted(serverOnlyFaults, 'lib/sync/planted.ts', marked)).toEqual([]);
    },
  );

  it('the rule finds a door without it', () => {
    expect(alone(serverOnlyFaults, 'db/tenant.ts', '')).toHaveLength(1);
  });

  it('a type of a door needs none', () => {
    const typed = "import type { Tx } from '@/db/tenant';\n";
    expect(planted(serverOnlyFaults, 'lib/sync/planted.ts', typed)).toEqual([]);
  });
});

describe('changes', () => {
  it('take a session of the role that they need', () => {
    expect(sessionFaults(sources)).toEqual([]);
  });

  const route = "import { plantChange } from '@/lib/kpis/plant-change';\n";
  const change = (parameters: string) =>
    `import { recordAudit } from '../audit/record-audit';\nexport async function plantChange(${parameters}): Promise<void> {\n}\n`;
  const faultsOf = (parameters: string) =>
    sessionFaults(
      new Map([...sources, ['app/api/planted/route.ts', route], ['lib/kpis/plant-change.ts', change(parameters)]]),
    );

  it.each(['orgId: AuthorizedOrgId', 'userId: string', "session: Pick<OrgSession, 'orgId'>"])(
    'the rule finds one that takes %s',
    (parameters) => {
      expect(faultsOf(parameters)).toContain(
        'lib/kpis/plant-change.ts: plantChange changes data and takes no SessionWith<role>',
      );
    },
  );

  it('the rule allows one that takes a session with a role', () => {
    expect(faultsOf("session: SessionWith<'marketer'>").filter((fault) => fault.includes('plant-change'))).toEqual([]);
  });

  it('the rule finds a function that takes a session of any role, whoever calls it', () => {
    const text = 'export function plantRead(session: OrgSession): void {\n}\n';
    expect(planted(sessionFaults, 'lib/kpis/plant-read.ts', text)).toHaveLength(1);
  });
});

describe('process.env', () => {
  it('is read in lib/env.ts and by the programs around the product', () => {
    expect(environmentFaults(sources)).toEqual([]);
  });

  it.each([
    'export const port = process.env.PORT;',
    "export const port = process['env'];",
    'const { env } = process;',
    "import { env } from 'node:process';",
  ])('the rule finds %s', (text) => {
    expect(alone(environmentFaults, 'lib/sync/x.ts', text)).toHaveLength(1);
    expect(alone(environmentFaults, 'app/page.tsx', text)).toHaveLength(1);
  });

  it.each(['lib/env.ts', 'dev/x.ts', 'server/x.ts', 'server.mjs', 'lib/x.test.ts'])('%s may read it', (file) => {
    expect(alone(environmentFaults, file, 'export const port = process.env.PORT;')).toEqual([]);
  });
});

describe('files', () => {
  it('bear the name of what they export', () => {
    expect(fileNameFaults(sources)).toEqual([]);
  });

  it.each([
    ['lib/kpis/data.ts', ''],
    ['lib/kpis/mutations.ts', ''],
    ['lib/utils/planted.ts', ''],
    ['components/helpers.tsx', ''],
    ['lib/kpis/index.ts', ''],
    ['lib/kpis/planted.ts', 'export function archiveKpi() {}'],
    ['lib/kpis/planted.ts', 'export interface Target {}\nexport const archiveKpi = 1;'],
    ['components/kpis/planted.tsx', 'export function KpiCard() {}'],
    ['app/[locale]/planted.ts', 'export async function openOrgPage() {}'],
  ])('the rule finds %s with "%s"', (file, text) => {
    expect(alone(fileNameFaults, file, text)).toHaveLength(1);
  });

  it.each([
    ['lib/kpis/archive-kpi.ts', 'export async function archiveKpi() {}'],
    ['lib/kpis/kpi-status.ts', 'export type KpiStatus = string;\nexport function statusOf() {}'],
    ['lib/kpis/limits.ts', 'export const MOST = 1;\nexport const LEAST = 0;'],
    ['lib/kpis/schema.ts', 'export const kpiSchema = 1;'],
    ['components/kpis/kpi-card.tsx', 'export function KpiCard() {}'],
    ['app/[locale]/page.tsx', 'export default function KpisPage() {}'],
    ['lib/platforms/meta/index.ts', 'export function createMetaPlatform() {}'],
  ])('the rule allows %s with "%s"', (file, text) => {
    expect(alone(fileNameFaults, file, text)).toEqual([]);
  });
});

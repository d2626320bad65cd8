import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

const root = path.resolve(import.meta.dirname, '..');
const biome = path.join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');

const reportSchema = z.object({
  diagnostics: z.array(z.object({ category: z.string(), location: z.object({ path: z.string() }).nullable() })),
});

// Sources to lint, by path below the project's root. `lint` fills `fired` with the names of the rules at each.
const planted = new Map<string, string>();
const fired = new Map<string, string[]>();

// Plants a source next to `file`, in a file of its own with the same ending. Returns its path.
function plant(file: string, source: string): string {
  const own = path.posix.join(path.posix.dirname(file), `planted-${planted.size}${path.posix.extname(file)}`);
  planted.set(own, source);
  return own;
}

// One linter run over everything planted, with the project's own configuration, in a folder of its own.
async function lint(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'cmis-lint-'));
  try {
    const configuration = JSON.parse(readFileSync(path.join(root, 'biome.json'), 'utf8'));
    const { $schema: _, ...rest } = { ...configuration, vcs: { enabled: false } };
    writeFileSync(path.join(folder, 'biome.json'), JSON.stringify(rest));
    for (const [file, source] of planted) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), source);
    }
    const args = [biome, 'lint', '--reporter=json', '--max-diagnostics=none', '.'];
    // The exit code is 1 when a rule fires; the report says which.
    const { stdout } = await promisify(execFile)(process.execPath, args, {
      cwd: folder,
      maxBuffer: 64 * 1024 * 1024,
    }).catch((failure: { stdout: string; stderr: string }) => failure);
    for (const { category, location } of reportSchema.parse(JSON.parse(stdout)).diagnostics) {
      const file = location?.path.split(path.sep).join('/') ?? '';
      fired.set(file, [...(fired.get(file) ?? []), category.split('/').at(-1) ?? category]);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const importing = (specifier: string) => `import { x } from '${specifier}';\n\nx();\n`;

const FORBIDDEN = [
  ['app/[locale]/page.tsx', '@/db/tenant'],
  ['app/[locale]/page.tsx', '../../db/tenant'],
  ['app/[locale]/page.tsx', '@/inngest/functions/sync-platform-data'],
  ['app/api/x/route.ts', '@/sandbox/server'],
  ['components/dashboard/x.tsx', '@/db/tenant'],
  ['components/dashboard/x.tsx', '@/lib/dashboard/data'],
  ['components/dashboard/x.tsx', '@/lib/env'],
  ['components/dashboard/x.tsx', '@/app/api/x/route'],
  ['lib/sync/x.ts', '@/inngest/client'],
  ['lib/sync/x.ts', '@/components/ui/button'],
  ['lib/sync/x.ts', '@/db/client'],
  ['lib/sync/x.ts', '@/dev/start'],
  ['lib/platforms/meta/x.ts', '@/db/tenant'],
  ['lib/platforms/meta/x.ts', '@/lib/integrations/data'],
  ['lib/platforms/meta/x.ts', '@/lib/env'],
  ['lib/vendor-http/x.ts', '@/lib/orgs/data'],
  ['db/x.ts', '@/lib/orgs/data'],
  ['inngest/functions/x.ts', '@/db/tenant'],
  ['inngest/functions/x.ts', '@/app/api/x/route'],
  ['sandbox/x.ts', '@/db/tenant'],
].map(([file = '', specifier = '']) => ({ file, specifier, at: plant(file, importing(specifier)) }));

const ALLOWED = [
  ['app/[locale]/page.tsx', '@/lib/dashboard/data'],
  ['components/dashboard/x.tsx', '@/lib/dashboard/schema'],
  ['lib/sync/x.ts', '@/db/tenant'],
  ['lib/platforms/meta/x.ts', '@/lib/vendor-http/vendor-client'],
  ['lib/platforms/meta/x.ts', '@/lib/money'],
  ['inngest/functions/x.ts', '@/lib/sync/run-sync'],
].map(([file = '', specifier = '']) => ({ file, specifier, at: plant(file, importing(specifier)) }));

const MINTING = "import { mintAuthorizedOrgId } from '@/db/authorized-org-id';\n\nmintAuthorizedOrgId('x', 'job');\n";
const TYPED = "import type { AuthorizedOrgId } from '@/db/authorized-org-id';\n\nexport type X = AuthorizedOrgId;\n";
const mints = {
  bySync: plant('lib/sync/x.ts', MINTING),
  byGate: plant('lib/auth/x.ts', MINTING),
  typeOnly: plant('lib/sync/x.ts', TYPED),
};

// Each way to get at the driver, which opens connections past `withOrg` and `withSystem`.
const DRIVERS = {
  'by a default import': "import postgres from 'postgres';\n\npostgres();\n",
  'for a type': "import type { Sql } from 'postgres';\n\nexport type X = Sql;\n",
  'by a dynamic import': "export const driver = import('postgres');\n",
  "through drizzle's adapter": "import { drizzle } from 'drizzle-orm/postgres-js';\n\ndrizzle('');\n",
};
const plantDrivers = (files: readonly string[]) =>
  files.flatMap((file) => Object.entries(DRIVERS).map(([how, source]) => ({ file, how, at: plant(file, source) })));
const driversOutside = plantDrivers([
  'app/api/x/route.ts',
  'components/dashboard/x.tsx',
  'lib/sync/x.ts',
  'lib/auth/x.ts',
  'lib/orgs/x.ts',
  'lib/platforms/meta/x.ts',
  'lib/vendor-http/x.ts',
  'inngest/functions/x.ts',
  'sandbox/x.ts',
  'middleware.ts',
  'server.mjs',
]);
const driversInside = plantDrivers([
  'db/x.ts',
  'db/testing/x.ts',
  'dev/x.ts',
  'scripts/x.ts',
  'bench/x.ts',
  'e2e/x.ts',
]);

const READING = 'export const port = process.env.PORT;\n';
const environment = { bySync: plant('lib/sync/x.ts', READING), byProgram: plant('dev/x.ts', READING) };
// The one room of the product that may read it is a file, not a folder.
planted.set('lib/env.ts', READING);

beforeAll(lint, 120_000);

describe('import direction', () => {
  it.each(FORBIDDEN)('$file must not import $specifier', ({ at }) => {
    expect(fired.get(at)).toContain('noRestrictedImports');
  });

  it.each(ALLOWED)('$file may import $specifier', ({ at }) => {
    expect(fired.get(at) ?? []).not.toContain('noRestrictedImports');
  });

  it('lets only the gates mint the organization a caller may act for', () => {
    expect(fired.get(mints.bySync)).toContain('noRestrictedImports');
    expect(fired.get(mints.byGate) ?? []).not.toContain('noRestrictedImports');
    expect(fired.get(mints.typeOnly) ?? []).not.toContain('noRestrictedImports');
  });

  it.each(driversOutside)('$file must not reach the database driver $how', ({ at }) => {
    expect(fired.get(at)).toContain('noRestrictedImports');
  });

  it.each(driversInside)('$file may reach the database driver $how', ({ at }) => {
    expect(fired.get(at) ?? []).not.toContain('noRestrictedImports');
  });

  it('keeps process.env in lib/env.ts and the programs around the product', () => {
    expect(fired.get(environment.bySync)).toContain('noProcessEnv');
    expect(fired.get(environment.byProgram) ?? []).not.toContain('noProcessEnv');
    expect(fired.get('lib/env.ts') ?? []).not.toContain('noProcessEnv');
  });
});

const SOURCE_FOLDERS = ['app', 'components', 'db', 'inngest', 'lib', 'dev', 'executor', 'sandbox'];
const files = SOURCE_FOLDERS.flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => `${folder}/${file.split(path.sep).join('/')}`),
);

describe('file names', () => {
  it('have no room without a name', () => {
    expect(files.filter((file) => /(^|\/)(utils?|helpers?|common|misc|shared)(\/|\.tsx?$)/.test(file))).toEqual([]);
  });

  it('have barrels only where design allows them', () => {
    const barrels = files.filter((file) => /(^|\/)index\.tsx?$/.test(file));
    expect(
      barrels.filter((file) => !/^(lib|sandbox)\/platforms\/\w+\/index\.ts$|^inngest\/index\.ts$/.test(file)),
    ).toEqual([]);
  });
});

describe('platforms', () => {
  it('are not branched on outside their folders', () => {
    const branches = files
      .filter((file) => !/^(lib|sandbox)\/platforms\//.test(file) && !/\.test\.tsx?$/.test(file))
      .filter((file) =>
        /platform(Id)?\s*[!=]==?\s*['"](meta|google|tiktok|linkedin|twitter|snapchat)['"]|case ['"](meta|google|tiktok|linkedin|twitter|snapchat)['"]:/.test(
          readFileSync(path.join(root, file), 'utf8'),
        ),
      );
    expect(branches).toEqual([]);
  });
});

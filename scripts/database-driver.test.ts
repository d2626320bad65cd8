import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

const REFUSED_IN = [
  'app/api/x/route.ts',
  'app/[locale]/page.tsx',
  'components/dashboard/x.tsx',
  'lib/sync/x.ts',
  'lib/sync/x.integration.test.ts',
  'lib/auth/x.ts',
  'lib/orgs/x.ts',
  'lib/integrations/oauth-state.ts',
  'lib/platforms/meta/x.ts',
  'lib/vendor-http/x.ts',
  'inngest/functions/x.ts',
  'sandbox/x.ts',
  'middleware.ts',
  'instrumentation.ts',
  'server.mjs',
];
const ALLOWED_IN = ['db/x.ts', 'db/testing/x.ts', 'local/x.ts', 'scripts/x.ts', 'bench/x.ts', 'e2e/x.ts'];
const SOURCES = {
  'a default import': "import postgres from 'postgres';\n\npostgres();\n",
  'an import of a type': "import type { Sql } from 'postgres';\n\nexport type X = Sql;\n",
  'a dynamic import': "export const driver = import('postgres');\n",
  'the adapter of drizzle, which connects too': "import { drizzle } from 'drizzle-orm/postgres-js';\n\ndrizzle('');\n",
};

const planted = [...REFUSED_IN, ...ALLOWED_IN].flatMap((file) =>
  Object.entries(SOURCES).map(([what, source], index) => ({
    file,
    what,
    source,
    // One run for each source: some rules name an exact path, which holds one source at a time.
    run: index,
  })),
);
const restricted = new Set<string>();

/** One linter run over `sources`, with the project's own configuration, in a folder of its own. */
async function lint(run: number): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'cmis-lint-'));
  try {
    const configuration = JSON.parse(readFileSync(path.join(root, 'biome.json'), 'utf8'));
    const { $schema: _, ...rest } = { ...configuration, vcs: { enabled: false } };
    writeFileSync(path.join(folder, 'biome.json'), JSON.stringify(rest));
    for (const { file, source } of planted.filter((each) => each.run === run)) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), source);
    }
    const args = [biome, 'lint', '--reporter=json', '--max-diagnostics=none', '.'];
    // The exit code is 1 when a rule fires; the report says which.
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder }).catch(
      (failure: { stdout: string }) => failure,
    );
    for (const { category, location } of reportSchema.parse(JSON.parse(stdout)).diagnostics) {
      const file = location?.path.split(path.sep).join('/');
      if (file && category.endsWith('/noRestrictedImports')) restricted.add(`${run} ${file}`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

beforeAll(async () => {
  await Promise.all(Object.keys(SOURCES).map((_, run) => lint(run)));
}, 120_000);

describe('the database driver', () => {
  it.each(planted.filter(({ file }) => REFUSED_IN.includes(file)))('is refused in $file as $what', ({ file, run }) => {
    expect(restricted).toContain(`${run} ${file}`);
  });

  it.each(planted.filter(({ file }) => ALLOWED_IN.includes(file)))('is allowed in $file as $what', ({ file, run }) => {
    expect(restricted).not.toContain(`${run} ${file}`);
  });
});

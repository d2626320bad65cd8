import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const biome = path.join(root, 'node_modules', '.bin', 'biome');

/** The rules that fire on `source` at `file`, with the project's own lint configuration, in a folder of its own. */
function rulesFired(file: string, source: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'cmis-lint-'));
  try {
    const configuration = JSON.parse(readFileSync(path.join(root, 'biome.json'), 'utf8'));
    const { $schema: _, ...rest } = { ...configuration, vcs: { enabled: false } };
    writeFileSync(path.join(folder, 'biome.json'), JSON.stringify(rest));
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), source);
    const { stdout, stderr } = spawnSync(biome, ['lint', '.'], { cwd: folder, encoding: 'utf8' });
    return stdout + stderr;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const importing = (specifier: string) => `import { x } from '${specifier}';\n\nx();\n`;

describe('import direction', () => {
  it.each([
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
    ['lib/sync/x.ts', '@/local/start'],
    ['lib/platforms/meta/x.ts', '@/db/tenant'],
    ['lib/platforms/meta/x.ts', '@/lib/integrations/data'],
    ['lib/platforms/meta/x.ts', '@/lib/env'],
    ['lib/vendor-http/x.ts', '@/lib/orgs/data'],
    ['db/x.ts', '@/lib/orgs/data'],
    ['inngest/functions/x.ts', '@/db/tenant'],
    ['inngest/functions/x.ts', '@/app/api/x/route'],
    ['sandbox/x.ts', '@/db/tenant'],
  ])('%s must not import %s', (file, specifier) => {
    expect(rulesFired(file, importing(specifier))).toContain('noRestrictedImports');
  });

  it.each([
    ['app/[locale]/page.tsx', '@/lib/dashboard/data'],
    ['components/dashboard/x.tsx', '@/lib/dashboard/schema'],
    ['lib/sync/x.ts', '@/db/tenant'],
    ['lib/platforms/meta/x.ts', '@/lib/vendor-http/vendor-client'],
    ['lib/platforms/meta/x.ts', '@/lib/money'],
    ['inngest/functions/x.ts', '@/lib/sync/run-sync'],
  ])('%s may import %s', (file, specifier) => {
    expect(rulesFired(file, importing(specifier))).not.toContain('noRestrictedImports');
  });

  it('lets nobody but the gates mint the organization a caller may act for', () => {
    const minting =
      "import { mintAuthorizedOrgId } from '@/db/authorized-org-id';\n\nmintAuthorizedOrgId('x', 'job');\n";
    expect(rulesFired('lib/sync/x.ts', minting)).toContain('noRestrictedImports');
    expect(rulesFired('lib/auth/x.ts', minting)).not.toContain('noRestrictedImports');
    const typed =
      "import type { AuthorizedOrgId } from '@/db/authorized-org-id';\n\nexport type X = AuthorizedOrgId;\n";
    expect(rulesFired('lib/sync/x.ts', typed)).not.toContain('noRestrictedImports');
  });

  it('keeps process.env in lib/env.ts and the programs around the product', () => {
    expect(rulesFired('lib/sync/x.ts', 'export const port = process.env.PORT;\n')).toContain('noProcessEnv');
    expect(rulesFired('lib/env.ts', 'export const port = process.env.PORT;\n')).not.toContain('noProcessEnv');
  });
});

const SOURCE_FOLDERS = ['app', 'components', 'db', 'inngest', 'lib', 'local', 'sandbox'];
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
  it('are told apart nowhere outside their folders', () => {
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

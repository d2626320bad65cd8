import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const { scripts }: { scripts: Record<string, string> } = JSON.parse(
  readFileSync(path.join(root, 'package.json'), 'utf8'),
);
const WITHOUT_ENVIRONMENT = ['api-document:release', 'docs:platforms'];

const commands = Object.entries(scripts)
  .map(([name, line]) => [name, /^tsx (scripts\/\S+\.ts)/.exec(line)?.[1] ?? ''] as const)
  .filter(([name, file]) => file !== '' && !WITHOUT_ENVIRONMENT.includes(name));
const all = [...commands, ['serve', 'server/main.ts'] as const];

const folder = mkdtempSync(path.join(tmpdir(), 'cmis-commands-'));
afterAll(() => rmSync(folder, { recursive: true }));

function run(file: string, envFile: string): Promise<string> {
  writeFileSync(path.join(folder, '.env'), envFile);
  const child = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), path.join(root, file), 'a@example.com'],
    {
      cwd: folder,
      env: { PATH: process.env.PATH, NODE_ENV: 'production', TSX_TSCONFIG_PATH: path.join(root, 'tsconfig.json') },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve(said));
  });
}

describe('a command of production', () => {
  it('the production commands are those of package.json', () => {
    expect(commands.map(([name]) => name)).toEqual(
      expect.arrayContaining(['db:migrate', 'keys:rotate', 'webhooks:unrouted']),
    );
  });

  it.each(all)('%s reads .env before any other module is loaded', (_name, file) => {
    const [first] = /^import .*$/m.exec(readFileSync(path.join(root, file), 'utf8')) ?? [];
    expect(first).toMatch(/^import '(@\/server|\.)\/load-env-files';$/);
  });

  it.each(all)('%s takes its environment from .env and names an invalid value there', async (name, file) => {
    const said = await run(
      file,
      'AUTH_URL=https://example.com/cmis\nDATABASE_MIGRATION_URL=postgres://a@127.0.0.1:1/b\n',
    );
    if (name === 'db:migrate') expect(said).toMatch(/^The database could not be migrated: /);
    else expect(said).toContain('AUTH_URL: must not have a path');
  });
});

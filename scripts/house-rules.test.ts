import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { componentFaults, KNOWN_UPWARD, ROOMS, roomFaults } from './house-rules';

const root = path.resolve(import.meta.dirname, '..');

function readSources(): Map<string, string> {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const files = [...new Set(listed.split('\n').filter(Boolean))];
  return new Map(
    files.flatMap((file) => {
      try {
        return [[file, readFileSync(path.join(root, file), 'utf8')] as const];
      } catch {
        // Listed, and removed since the last commit.
        return [];
      }
    }),
  );
}

const sources = readSources();

function planted(rule: (sources: Map<string, string>) => string[], file: string, text: string): string[] {
  const before = new Set(rule(sources));
  return rule(new Map([...sources, [file, text]])).filter((fault) => !before.has(fault));
}

describe('the rooms of lib/', () => {
  it('import only from rooms above them in the list, by values and by types, with the known exceptions', () => {
    // Equal, not contained: an exception that is gone leaves the list.
    expect(roomFaults(sources).sort()).toEqual(KNOWN_UPWARD);
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

describe('components', () => {
  it('import nothing through which the database is reached', () => {
    expect(componentFaults(sources)).toEqual([]);
  });

  it.each([
    '@/lib/webhooks/deliveries/list-deliveries',
    '@/lib/leads/erase-lead',
    '@/lib/sync/status/list-runs',
    '@/lib/metrics/fx-rates/set-fx-rate',
    '@/lib/connect/disconnect',
    '@/lib/orgs/invitations',
  ])('the rule finds an import of %s', (specifier) => {
    expect(planted(componentFaults, 'components/planted.tsx', `import { x } from '${specifier}';\n`)).toHaveLength(1);
  });
});

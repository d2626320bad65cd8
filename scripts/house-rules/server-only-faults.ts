import { importsOf, isTest, type Sources } from './source-graph';

// What must never reach a browser: the doors of the database, the environment and the keys.
const DOORS = [
  'db/client.ts',
  'db/system.ts',
  'db/tenant.ts',
  'lib/env.ts',
  'lib/vault/organization-vault.ts',
] as const;

/** Doors, and files of db/ and lib/ with a value of one, without `import 'server-only'`. */
export function serverOnlyFaults(sources: Sources): string[] {
  const doors: readonly string[] = DOORS;
  const importers = importsOf(sources)
    .filter(({ from, to, isType }) => /^(?:db|lib)\//.test(from) && !isTest(from) && !isType && doors.includes(to))
    .map(({ from }) => from);
  return [...new Set([...doors, ...importers])]
    .filter((file) => sources.has(file) && !/^import 'server-only';$/m.test(sources.get(file) ?? ''))
    .map((file) => `${file} lacks import 'server-only'`);
}

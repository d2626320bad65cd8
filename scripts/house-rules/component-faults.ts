import { filesReaching, importsOf, isTest, type Sources } from './source-graph';

// Packages that run on a server only.
const SERVER_PACKAGE =
  /^(?:node:|(?:server-only|pino|postgres|next\/headers)$|(?:next-auth|inngest|@node-rs|@upstash)(?:\/|$))/;

/** Components that import a value of lib/ through which a server's package or the database is reached. */
export function componentFaults(sources: Sources): string[] {
  const imports = importsOf(sources);
  const packages = new Set(imports.map(({ to }) => to).filter((to) => SERVER_PACKAGE.test(to)));
  const reached = filesReaching(imports, [...packages, 'db/client.ts']);
  return imports
    .filter(({ from, to }) => from.startsWith('components/') && !isTest(from) && to.startsWith('lib/'))
    .filter(({ isType, to }) => !isType && reached.has(to))
    .map(({ from, to }) => `${from} imports ${to}, which runs on a server only`);
}

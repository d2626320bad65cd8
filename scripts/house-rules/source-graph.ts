import path from 'node:path';

/** Texts of the project's source files, by path from its root. */
export type Sources = ReadonlyMap<string, string>;

export interface Import {
  from: string;
  /** The imported file; the path or package as written where the project has no such file. */
  to: string;
  isType: boolean;
  /** The names it takes, `*` for the whole module. */
  names: readonly string[];
}

// Formatted by the linter, so one form each: `import … from '…'`, `export … from '…'`, `import '…'`, `import('…')`.
const STATEMENT = /^(?:import|export)\s+(type\s)?([^'"`;]*?)from '([^']+)'|^import '([^']+)'/gm;
const DYNAMIC = /\b(?:import|require)\('([^']+)'\)/g;

export function isTest(file: string): boolean {
  return /\.(?:test|spec)\.tsx?$|\/testing\//.test(file);
}

function namesOf(clause: string): string[] {
  const braced = /\{([^}]*)\}/.exec(clause)?.[1];
  if (braced === undefined) return ['*'];
  return braced.split(',').flatMap(
    (each) =>
      each
        .replace(/^\s*type\s/, '')
        .trim()
        .split(' as ')[0] || [],
  );
}

// From the project's root, without an ending; packages as they are.
function pathOf(from: string, specifier: string): string {
  if (specifier.startsWith('@/')) return specifier.slice(2);
  return specifier.startsWith('.') ? path.posix.join(path.posix.dirname(from), specifier) : specifier;
}

function parse(from: string, text: string): Import[] {
  return [
    ...[...text.matchAll(STATEMENT)].map(([, type, clause = '', specifier, alone]) => ({
      from,
      to: pathOf(from, specifier ?? alone ?? ''),
      isType: type !== undefined,
      names: namesOf(clause),
    })),
    ...[...text.matchAll(DYNAMIC)].map(([, specifier = '']) => ({
      from,
      to: pathOf(from, specifier),
      isType: false,
      names: ['*'],
    })),
  ];
}

const parsed = new Map<string, { text: string; imports: Import[] }>();

function parseOnce(file: string, text: string): Import[] {
  const known = parsed.get(file);
  if (known?.text === text) return known.imports;
  const imports = parse(file, text);
  parsed.set(file, { text, imports });
  return imports;
}

export function importsOf(sources: Sources): Import[] {
  const fileOf = (to: string) =>
    [to, `${to}.ts`, `${to}.tsx`, `${to}/index.ts`].find((file) => sources.has(file)) ?? to;
  return [...sources].flatMap(([file, text]) =>
    parseOnce(file, text).map((each) => ({ ...each, to: fileOf(each.to) })),
  );
}

/** `targets` (files or packages), and every file that reaches one of them by value imports. */
export function filesReaching(imports: readonly Import[], targets: Iterable<string>): Set<string> {
  const importers = new Map<string, string[]>();
  for (const { from, to, isType } of imports) {
    if (!isType) importers.set(to, [...(importers.get(to) ?? []), from]);
  }
  const reached = new Set(targets);
  for (const file of reached) for (const importer of importers.get(file) ?? []) reached.add(importer);
  return reached;
}

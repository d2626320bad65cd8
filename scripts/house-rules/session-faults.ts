import { filesReaching, importsOf, isTest, type Sources } from './source-graph';

const AUDIT = 'lib/audit/record-audit.ts';

/** Changes by someone who has no session in the organization yet, or whose right is a link or a state. */
const WITHOUT_SESSION: readonly string[] = [
  'acceptInvitation',
  'createOrganization',
  'findInvitation',
  'finishConnect',
  'joinAsInvited',
];

// The parameters and the return type of an exported function.
function signatureOf(text: string, name: string): string | null {
  const start = new RegExp(`^export (?:async )?function ${name}\\b`, 'm').exec(text);
  if (!start) return null;
  const rest = text.slice(start.index);
  return rest.slice(0, rest.search(/\{\n/));
}

/**
 * Changes that app/ calls without the type of a checked role, and functions of lib/ that take a session of any role.
 * A change is a function in a file through which the audit log is written.
 */
export function sessionFaults(sources: Sources): string[] {
  const imports = importsOf(sources);
  const changing = filesReaching(imports, [AUDIT]);
  const called = imports
    .filter(({ from, to, isType }) => from.startsWith('app/') && !isTest(from) && !isType && changing.has(to))
    // lib/auth changes people, not organizations.
    .filter(({ to }) => /^lib\/(?!auth\/)/.test(to))
    .flatMap(({ to, names }) => names.map((name) => ({ file: to, name })))
    .filter(({ name }) => !WITHOUT_SESSION.includes(name));
  const unchecked = called.filter(({ file, name }) => {
    const signature = signatureOf(sources.get(file) ?? '', name);
    return signature !== null && !signature.includes('SessionWith<');
  });
  const untyped = [...sources].filter(
    ([file, text]) => /^lib\/(?!auth\/|api\/)/.test(file) && !isTest(file) && takesAnySession(text),
  );
  return [
    ...new Set(unchecked.map(({ file, name }) => `${file}: ${name} changes data and takes no SessionWith<role>`)),
    ...untyped.map(([file]) => `${file}: an exported function takes a session of any role`),
  ];
}

function takesAnySession(text: string): boolean {
  const names = [...text.matchAll(/^export (?:async )?function (\w+)/gm)].map(([, name = '']) => name);
  return names.some((name) => /\bOrgSession\b(?!\[)/.test(signatureOf(text, name) ?? ''));
}

import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { toCurl } from './to-curl';

const operation = {
  method: 'PUT',
  path: '/api/orgs/{org}/labels/{labelId}',
  parameters: [
    { name: 'org', in: 'path' as const },
    { name: 'labelId', in: 'path' as const },
    { name: 'search', in: 'query' as const },
  ],
  access: 'session-or-token' as const,
  isStream: false,
};

// What a shell makes of the command.
const argumentsOf = (command: string, variables: string) =>
  JSON.parse(
    execFileSync('sh', [
      '-c',
      `curl() { node -p 'JSON.stringify(process.argv.slice(1))' -- "$@"; }; ${variables}; ${command}`,
    ]).toString(),
  );

it('a command with values is read by a shell as it was typed, with quotes and Arabic', () => {
  const body = `{"name": "it's عربي $HOME"}`;
  const parameters = { org: 'o-1', labelId: 'a/b', search: 'a&b c' };
  const command = toCurl(operation, 'https://cmis.example', { parameters, body });
  expect(argumentsOf(command, 'CMIS_TOKEN=cmis_x')).toEqual([
    '-sS',
    '-X',
    'PUT',
    'https://cmis.example/api/orgs/o-1/labels/a%2Fb?search=a%26b+c',
    '-H',
    'Authorization: Bearer cmis_x',
    '-H',
    'Content-Type: application/json',
    '-d',
    body,
  ]);
});

it('a command without values takes ids from variables of the shell, and a public one has no token', () => {
  const command = toCurl({ ...operation, method: 'GET', access: 'public' }, 'https://cmis.example', {
    parameters: {},
    body: null,
  });
  expect(argumentsOf(command, 'CMIS_ORG=o-1 LABEL_ID=l-1')).toEqual([
    '-sS',
    'https://cmis.example/api/orgs/o-1/labels/l-1',
  ]);
});

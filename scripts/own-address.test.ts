import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

// The product's own address comes from AUTH_URL or INNGEST_SERVE_ORIGIN: a client writes Host and the X-Forwarded
// headers, and Next builds request.url and nextUrl from them.

const root = path.resolve(import.meta.dirname, '..');
const header = `(?:x-forwarded-(?:host|proto|port|server)|forwarded|x-original-host|x-host|:authority|host)`;
const request = `(?:request|req|_request|incoming)`;

const patterns = [
  // A header that names a host, however it is read.
  new RegExp(`\\.get\\(\\s*['"\`]${header}['"\`]\\s*\\)`, 'i'),
  new RegExp(`headers(?:\\(\\))?\\)?\\s*\\??\\.?\\[\\s*['"\`]${header}['"\`]\\s*\\]`, 'i'),
  /\bheaders\??\.(?:host|forwarded)\b/i,
  new RegExp(`\\bheader\\(\\s*\\w+,\\s*['"\`]${header}['"\`]`, 'i'),
  /\{[^}]*\bhost\b[^}]*\}\s*=\s*[\w.()\s]*\bheaders\b/,
  // The request's address as a base or as an origin.
  new RegExp(`new URL\\([^()]*(?:\\([^()]*\\)[^()]*)*,\\s*(?:\\w+\\.)*${request}\\.(?:url|nextUrl)\\b`),
  new RegExp(`new URL\\(\\s*(?:\\w+\\.)*${request}\\.url\\s*\\)\\.(?!search\\b|searchParams\\b|pathname\\b)`),
  new RegExp(`new URL\\(\\s*(?:\\w+\\.)*${request}\\.url\\s*\\)(?!\\.)`),
  /\bnextUrl\.(?:origin|host|hostname|href|protocol|port|clone|toString)\b/,
  /\bnextUrl\s*[,)]/,
];

// Lines that may read such a value, with the reason; each without its indent.
const allowed: Record<string, string[]> = {
  // Refuses a foreign host.
  'lib/api/read-engine-call.ts': ["if (!isOwnHost(request.headers.get('host'))) {"],
  // The address of a call to a platform.
  'lib/vendor-http/exchange.ts': ['const url = new URL(request.url);'],
  // Replaces the value with AUTH_URL; reads it only to redirect a browser to AUTH_URL.
  'server/forwarded.ts': [
    "host: fromOwnProxy('x-forwarded-host') ?? headers.host ?? '',",
    'if (!isJudgedByHost) headers.host = host;',
    "headers['x-forwarded-host'] = host;",
    "headers['x-forwarded-proto'] = protocol.slice(0, -1);",
  ],
  'server/other-address.ts': [
    "const hostIsHidden = cameByProxy && !(trustedHops > 0 && request.headers['x-forwarded-host']);",
  ],
  // Refuses a request without a host.
  'server/refusals.ts': ["if (!headers.host && request.httpVersion === '1.1') {"],
};

function addressesIn(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => !/^(?:\/\/|\*|\/\*)/.test(line) && patterns.some((pattern) => pattern.test(line)));
}

function sources(): string[] {
  const globs = ['*.ts', '*.tsx', '*.mjs', '*.cjs', '*.js'];
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...globs], {
    cwd: root,
    encoding: 'utf8',
  });
  const beside = /^(?:sandbox|bench|e2e|local\/(?!inngest\/))|(?:^|\/)testing\/|\.(?:test|spec)\.tsx?$/;
  return listed.split('\n').filter((file) => file !== '' && !beside.test(file));
}

describe("the product's own address", () => {
  it("no file takes the product's own address from a request", () => {
    const found = sources().flatMap((file) =>
      addressesIn(readFileSync(path.join(root, file), 'utf8'))
        .filter((line) => !allowed[file]?.includes(line))
        .map((line) => `${file}: ${line}`),
    );
    expect(found).toEqual([]);
  });

  it.each([
    "const host = request.headers.get('host');",
    'const host = (await headers()).get("x-forwarded-host");',
    "const proto = req.headers['x-forwarded-proto'] ?? 'https';",
    'const { host } = request.headers;',
    'const own = request.headers.host;',
    "return NextResponse.redirect(new URL('/sign-in', request.url));",
    'Response.redirect(new URL(`/$' + '{locale}`, req.url), 302);',
    'new URL(pathFor(locale), input.request.url)',
    'const { origin } = new URL(request.url);',
    'const origin = new URL(request.url).origin;',
    'servers: [{ url: request.nextUrl.origin }],',
    'const target = request.nextUrl.clone();',
    "new URL('/en', request.nextUrl)",
  ])('the search finds %s', (line) => {
    expect(addressesIn(line)).toEqual([line]);
  });

  it.each([
    'const search = new URL(request.url).searchParams;',
    'const { pathname } = request.nextUrl;',
    "const target = new URL('/en/sign-in', env().AUTH_URL);",
    "const origin = request.headers.get('origin');",
    'const platform = new URL(url).host;',
  ])('the search accepts %s', (line) => {
    expect(addressesIn(line)).toEqual([]);
  });
});

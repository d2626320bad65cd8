import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withEnvFiles } from './with-env-files';

let folder: string;
const write = (name: string, ...lines: string[]) => writeFileSync(path.join(folder, name), lines.join('\n'));

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'cmis-env-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the .env files', () => {
  it('are read with quotes, comments, exports and Windows line ends', () => {
    write(
      '.env',
      '# a comment',
      'PLAIN=value # trailing comment',
      'export EXPORTED = spaced ',
      'DOUBLE="two words # kept\\nand a line"',
      "SINGLE='as $is \\n'\r",
      'EMPTY=',
      'URL=postgres://user:pa=ss@host/db\r',
    );
    expect(withEnvFiles({}, folder)).toEqual({
      PLAIN: 'value',
      EXPORTED: 'spaced',
      DOUBLE: 'two words # kept\nand a line',
      SINGLE: 'as $is \\n',
      URL: 'postgres://user:pa=ss@host/db',
    });
  });

  it('are overridden by the environment, except by an empty value, and by the more specific file', () => {
    write('.env', 'PORT=1', 'HOST=a', 'AUTH_URL=b', 'AUTH_SECRET=base');
    write('.env.production', 'HOST=c', 'AUTH_URL=d');
    write('.env.local', 'AUTH_URL=e');
    expect(withEnvFiles({ PORT: '2', AUTH_SECRET: '', UNSET: undefined }, folder)).toEqual({
      PORT: '2',
      HOST: 'c',
      AUTH_URL: 'e',
      AUTH_SECRET: 'base',
    });
  });

  it('may all be missing', () => {
    expect(withEnvFiles({ PORT: '2' }, folder)).toEqual({ PORT: '2' });
  });

  it('report a line without a name, which would swallow the next one, without its value', () => {
    write('.env', 'PORT=1', 'AUTH_SECRET', 'DATABASE_URL=postgres://user:secret@host/db');
    expect(() => withEnvFiles({}, folder)).toThrow(/^\.env has a line that is not NAME=value: "AUTH_SECRET"\./);
    expect(() => withEnvFiles({}, folder)).toThrow(expect.not.stringContaining('secret@'));
  });

  it('report an unreadable file', () => {
    mkdirSync(path.join(folder, '.env'));
    expect(() => withEnvFiles({}, folder)).toThrow(/^\.env cannot be read \(EISDIR\)/);
  });
});

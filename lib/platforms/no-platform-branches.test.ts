import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { platformIds } from '@/lib/platform-ids';

const root = path.resolve(import.meta.dirname, '../..');
const names = platformIds.join('|');
const quoted = `['"\`](?:${names})['"\`]`;
const branch = new RegExp(`(?:[!=]==?\\s*${quoted})|(?:${quoted}\\s*[!=]==?)|(?:\\bcase\\s+${quoted})`);
const itsOwn = new RegExp(`^(?:lib/platforms|sandbox/platforms)/(?:${names})/`);

function branchesIn(text: string): string[] {
  return text.split('\n').filter((line) => branch.test(line));
}

function sources(): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx'], {
    cwd: root,
    encoding: 'utf8',
  });
  return listed.split('\n').filter((file) => file !== '' && !/\.(?:test|spec)\.tsx?$/.test(file) && !itsOwn.test(file));
}

describe('outside the platforms’ own folders', () => {
  it('no code outside the platforms’ own folders branches on a platform', () => {
    const found = sources().flatMap((file) =>
      branchesIn(readFileSync(path.join(root, file), 'utf8')).map((line) => `${file}: ${line.trim()}`),
    );
    expect(found).toEqual([]);
  });

  it.each(["if (platform === 'meta') {", 'return id !== "google";', "  case 'tiktok':", "'x' + ('snapchat' == id)"])(
    'the search would find %s',
    (line) => {
      expect(branchesIn(line)).toEqual([line]);
    },
  );

  it.each(['const platforms = { meta: metaPlatform };', "await connect('meta');"])('the search accepts %s', (line) => {
    expect(branchesIn(line)).toEqual([]);
  });
});

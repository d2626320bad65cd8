import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const { sourceHash }: { sourceHash: (folder: string) => string } = createRequire(import.meta.url)('./ensure-built.cjs');

let clone: string;
const write = (name: string, text: string) => writeFileSync(path.join(clone, name), text);

beforeEach(() => {
  clone = mkdtempSync(path.join(tmpdir(), 'cmis-sources-'));
  mkdirSync(path.join(clone, 'app'));
  mkdirSync(path.join(clone, 'dev'));
  write('app/page.tsx', 'one');
});
afterEach(() => rmSync(clone, { recursive: true }));

describe('sourceHash', () => {
  it('sourceHash is the same while no source of the build changes', () => {
    const before = sourceHash(clone);
    write('dev/start.ts', 'not built');
    write('app/page.test.tsx', 'not built either');
    expect(sourceHash(clone)).toBe(before);
  });

  it('sourceHash changes with contents, names and configuration', () => {
    const hashes = new Set([sourceHash(clone)]);
    write('app/page.tsx', 'two');
    hashes.add(sourceHash(clone));
    write('app/new.tsx', '');
    hashes.add(sourceHash(clone));
    write('next.config.ts', 'config');
    hashes.add(sourceHash(clone));
    expect(hashes.size).toBe(4);
  });
});

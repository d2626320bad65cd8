import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { logger } from '@/lib/logger';
import { recordedCase, replayAnswer } from './replay-answer';

logger.level = 'silent';

/** Cases beside this file, and more of them in a folder `shared` beside the repository, where there is one. */
const folders = [
  path.join(import.meta.dirname, 'answers'),
  path.join(import.meta.dirname, '../../shared/cases/vendor-answers'),
  path.join(import.meta.dirname, '../../../shared/cases/vendor-answers'),
];
const files = folders
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder).map((name) => path.join(folder, name)))
  .filter((file) => file.endsWith('.json'));

const partsOf = (items: readonly Record<string, unknown>[]) => items.map((item) => expect.objectContaining(item));

describe('a connector reads the recorded answer', () => {
  it.each(files.map((file) => [path.basename(file, '.json'), file]))('%s', async (_, file) => {
    const recorded = recordedCase.parse(JSON.parse(readFileSync(file, 'utf8')));
    const { items, includes, ...right } = recorded.right;
    const replayed = await replayAnswer(recorded);
    expect(replayed).toMatchObject(right);
    if (!right.error) expect(replayed.error).toBeUndefined();
    if (items) {
      expect(replayed.items).toHaveLength(items.length);
      expect(replayed.items).toMatchObject(items);
    }
    if (includes) expect(replayed.items).toEqual(expect.arrayContaining(partsOf(includes)));
  });
});

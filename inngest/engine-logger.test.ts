import { RetryAfterError } from 'inngest';
import { beforeEach, expect, it, vi } from 'vitest';

const lines = vi.hoisted(() => ({ levels: [] as string[] }));
vi.mock('@/lib/logger', () => {
  const write = (level: string) => () => void lines.levels.push(level);
  return { logger: Object.fromEntries(['debug', 'info', 'warn', 'error'].map((level) => [level, write(level)])) };
});

beforeEach(() => void lines.levels.splice(0));

it('engineLogger logs a scheduled retry as information and every other failure as an error', async () => {
  const { engineLogger } = await import('./engine-logger');
  engineLogger.error({ err: new RetryAfterError('later', 60_000) }, 'Inngest function error');
  engineLogger.error({ err: new Error('broken') }, 'Inngest step error');
  expect(lines.levels).toEqual(['info', 'error']);
});

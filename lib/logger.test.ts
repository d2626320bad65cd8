import { DrizzleQueryError } from 'drizzle-orm/errors';
import type { Logger } from 'pino';
import { describe, expect, it } from 'vitest';
import { createLogger } from './logger';

function captured(log: (logger: Logger) => void): string {
  const lines: string[] = [];
  log(createLogger({ write: (line) => lines.push(line) }));
  return lines.join('');
}

const CANARY = 'EAABcanary0123456789';

describe('the logger', () => {
  it('keeps allowed fields', () => {
    const line = JSON.parse(captured((logger) => logger.info({ orgId: 'o1', rows: 3 }, 'synced')));
    expect(line).toMatchObject({ level: 'info', orgId: 'o1', rows: 3, msg: 'synced' });
  });

  it('drops fields that are not on the allow list, so that a new secret cannot leak', () => {
    const text = captured((logger) =>
      logger.info({ accessToken: CANARY, authorization: `Bearer ${CANARY}`, body: { CANARY } }, 'x'),
    );
    expect(text).not.toContain(CANARY);
  });

  it('masks what looks like a token in messages, listed fields and errors', () => {
    const text = captured((logger) => {
      const cause = new Error(`GET https://graph.facebook.com/me?access_token=${CANARY} failed`);
      logger.error({ err: new Error(`token ${CANARY}`, { cause }), path: `/cb?code=${CANARY}` }, `Bearer ${CANARY}`);
    });
    expect(text).not.toContain(CANARY);
    expect(text).toContain('[redacted]');
    expect(JSON.parse(text).err).toMatchObject({ type: 'Error', cause: { type: 'Error' } });
  });

  it('leaves the parameters of a failed query out, and keeps the query and its call site', () => {
    const values = ['person@example.com', '$argon2id$v=19$m=47104', 'several\nlines'];
    const error = new DrizzleQueryError('insert into "users"\n values ($1, $2, $3)', values, new Error('cut off'));
    const text = captured((logger) => logger.error({ err: error }, 'request failed'));
    for (const value of ['person@example.com', 'argon2id', 'several']) expect(text).not.toContain(value);
    const { err } = JSON.parse(text);
    expect(err).toMatchObject({ message: expect.stringContaining('insert into'), cause: { message: 'cut off' } });
    expect(err.stack).toMatch(/^\s+at /);
  });
});

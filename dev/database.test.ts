import { describe, expect, it } from 'vitest';
import { ownServer } from './database';

const all = { DATABASE_URL: 'app', DATABASE_SYSTEM_URL: 'system', DATABASE_MIGRATION_URL: 'owner' };

describe('ownServer', () => {
  it('ownServer returns null when no URL is set', () => {
    expect(ownServer({})).toBeNull();
  });

  it("ownServer accepts the operator's own server with a database for the executor or an Inngest server", () => {
    expect(ownServer({ ...all, EXECUTOR_DATABASE_URL: 'executor' })?.executor).toBe('executor');
    expect(ownServer({ ...all, INNGEST_BASE_URL: 'http://inngest' })?.owner).toBe('owner');
  });

  it('ownServer names the missing variables', () => {
    expect(() => ownServer({ DATABASE_URL: 'app' })).toThrow(
      'DATABASE_SYSTEM_URL and DATABASE_MIGRATION_URL must be set too',
    );
    expect(() => ownServer(all)).toThrow('EXECUTOR_DATABASE_URL must be set too');
  });
});

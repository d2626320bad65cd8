import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { logger } from '@/lib/logger';
import type { SyncStatus } from '../schema';
import type { StatusUpdate } from './status-update';
import { SyncWatcher } from './sync-watcher';

const ours = 'org-a' as AuthorizedOrgId;
const theirs = 'org-b' as AuthorizedOrgId;

function setUp() {
  const fingerprints = new Map<string, string>([
    [ours, '1'],
    [theirs, '1'],
  ]);
  const readFingerprints = vi.fn(async (orgIds: readonly string[]) => {
    return new Map(orgIds.map((id) => [id, fingerprints.get(id) ?? '']));
  });
  const readStatuses = vi.fn(
    async (orgId: AuthorizedOrgId): Promise<SyncStatus[]> => [
      { displayName: `${orgId} ${fingerprints.get(orgId)}`, streams: [] } as unknown as SyncStatus,
    ],
  );
  const watcher = new SyncWatcher({ readFingerprints, readStatuses });
  const stops: (() => void)[] = [];
  const listen = (orgId: AuthorizedOrgId, locale: 'en' | 'ar' = 'en') => {
    const received: StatusUpdate[] = [];
    stops.push(watcher.listen(orgId, locale, (update) => received.push(update)));
    return received;
  };
  return { fingerprints, readFingerprints, readStatuses, watcher, listen, stops };
}

const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1_000);

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('a change of sync statuses', () => {
  it('is read once and sent to all listeners within a second', async () => {
    const { listen, fingerprints, readStatuses } = setUp();
    const listeners = Array.from({ length: 50 }, () => listen(ours));
    await seconds(1);
    readStatuses.mockClear();
    fingerprints.set(ours, '2');
    await seconds(1);
    expect(readStatuses.mock.calls).toEqual([[ours, 'en']]);
    expect(new Set(listeners.map((received) => received.at(-1)?.data))).toEqual(
      new Set(['{"integrations":[{"displayName":"org-a 2","streams":[]}]}']),
    );
  });

  it('is sent to its own organization only, in each language that has listeners', async () => {
    const { listen, fingerprints, readStatuses } = setUp();
    const [english, arabic, others] = [listen(ours), listen(ours, 'ar'), listen(theirs)];
    await seconds(1);
    readStatuses.mockClear();
    const before = others.length;
    fingerprints.set(ours, '2');
    await seconds(1);
    expect(readStatuses.mock.calls).toEqual([
      [ours, 'en'],
      [ours, 'ar'],
    ]);
    expect(others).toHaveLength(before);
    expect([english, arabic].map((received) => received.at(-1)?.data.includes('org-a 2'))).toEqual([true, true]);
    expect(others.some(({ data }) => data.includes('org-a'))).toBe(false);
  });

  it('during a reading is sent by the next poll', async () => {
    const { listen, fingerprints, readStatuses } = setUp();
    const received = listen(ours);
    await seconds(1);
    fingerprints.set(ours, '2');
    readStatuses.mockImplementationOnce(async () => {
      fingerprints.set(ours, '3');
      return [];
    });
    await seconds(2);
    expect(received.at(-1)?.data).toContain('org-a 3');
  });

  it('of time alone is sent within a minute', async () => {
    const { listen, readStatuses } = setUp();
    listen(ours);
    await seconds(1);
    readStatuses.mockClear();
    await seconds(59);
    expect(readStatuses).not.toHaveBeenCalled();
    await seconds(2);
    expect(readStatuses).toHaveBeenCalledTimes(1);
  });
});

describe('the sync watcher', () => {
  it('sends one query a second for any number of listeners', async () => {
    const { listen, readFingerprints } = setUp();
    for (let count = 0; count < 20; count += 1) listen(count % 2 ? ours : theirs);
    await seconds(10);
    expect(readFingerprints).toHaveBeenCalledTimes(10);
    expect(readFingerprints.mock.calls[0]?.[0].toSorted()).toEqual([ours, theirs]);
  });

  it('does not query without listeners, before and after', async () => {
    const { listen, readFingerprints, readStatuses, stops } = setUp();
    await seconds(60);
    expect(readFingerprints).not.toHaveBeenCalled();
    listen(ours);
    listen(theirs);
    await seconds(2);
    for (const stop of stops) stop();
    expect(vi.getTimerCount()).toBe(0);
    readFingerprints.mockClear();
    readStatuses.mockClear();
    await seconds(3_600);
    expect(readFingerprints).not.toHaveBeenCalled();
    expect(readStatuses).not.toHaveBeenCalled();
  });

  it('stops when the last listener leaves during a poll', async () => {
    const { listen, readFingerprints, stops } = setUp();
    listen(ours);
    readFingerprints.mockImplementationOnce(async () => {
      for (const stop of stops) stop();
      return new Map();
    });
    await seconds(5);
    expect(readFingerprints).toHaveBeenCalledTimes(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('waits for the end of the previous poll', async () => {
    const { listen, readFingerprints } = setUp();
    listen(ours);
    readFingerprints.mockImplementationOnce(() => new Promise((resolve) => setTimeout(resolve, 30_000, new Map())));
    await seconds(30);
    listen(theirs);
    expect(readFingerprints).toHaveBeenCalledTimes(1);
    await seconds(2);
    expect(readFingerprints).toHaveBeenCalledTimes(2);
  });
});

describe('a failed poll', () => {
  it('is logged once, keeps the listeners, and recovers', async () => {
    const said = vi.spyOn(logger, 'error').mockReturnValue(undefined);
    const { listen, fingerprints, readFingerprints } = setUp();
    const received = listen(ours);
    await seconds(1);
    const failing = readFingerprints.getMockImplementation();
    readFingerprints.mockRejectedValue(new Error('connection refused'));
    fingerprints.set(ours, '2');
    await seconds(30);
    expect(said).toHaveBeenCalledTimes(1);
    if (failing) readFingerprints.mockImplementation(failing);
    await seconds(1);
    expect(received.at(-1)?.data).toContain('org-a 2');
    readFingerprints.mockRejectedValue(new Error('again'));
    await seconds(5);
    expect(said).toHaveBeenCalledTimes(2);
  });

  it('of one organization does not affect the others, and is retried', async () => {
    vi.spyOn(logger, 'error').mockReturnValue(undefined);
    const { listen, fingerprints, readStatuses } = setUp();
    const [broken, healthy] = [listen(ours), listen(theirs)];
    await seconds(1);
    fingerprints.set(ours, '2').set(theirs, '2');
    readStatuses.mockRejectedValueOnce(new Error('lost'));
    await seconds(1);
    expect(healthy.at(-1)?.data).toContain('org-b 2');
    expect(broken.at(-1)?.data).toContain('org-a 1');
    await seconds(1);
    expect(broken.at(-1)?.data).toContain('org-a 2');
  });
});

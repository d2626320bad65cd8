import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { logger } from '@/lib/logger';
import type { SyncStatus } from '../schema';
import type { StatusUpdate } from './status-update';
import { SyncWatcher } from './sync-watcher';

const ours = 'org-a' as AuthorizedOrgId;
const theirs = 'org-b' as AuthorizedOrgId;

/** What the database says, and what it was asked. */
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
    const heard: StatusUpdate[] = [];
    stops.push(watcher.listen(orgId, locale, (news) => heard.push(news)));
    return heard;
  };
  return { fingerprints, readFingerprints, readStatuses, watcher, listen, stops };
}

const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1_000);

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('a change', () => {
  it('is read once and told to all who listen, within a second', async () => {
    const { listen, fingerprints, readStatuses } = setUp();
    const listeners = Array.from({ length: 50 }, () => listen(ours));
    await seconds(1);
    readStatuses.mockClear();
    fingerprints.set(ours, '2');
    await seconds(1);
    expect(readStatuses.mock.calls).toEqual([[ours, 'en']]);
    expect(new Set(listeners.map((heard) => heard.at(-1)?.data))).toEqual(
      new Set(['{"integrations":[{"displayName":"org-a 2","streams":[]}]}']),
    );
  });

  it('is told to its own organization alone, in each language that is listened in', async () => {
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
    expect([english, arabic].map((heard) => heard.at(-1)?.data.includes('org-a 2'))).toEqual([true, true]);
    expect(others.some(({ data }) => data.includes('org-a'))).toBe(false);
  });

  it('that happens while the statuses are read is told by the next look', async () => {
    const { listen, fingerprints, readStatuses } = setUp();
    const heard = listen(ours);
    await seconds(1);
    fingerprints.set(ours, '2');
    readStatuses.mockImplementationOnce(async () => {
      fingerprints.set(ours, '3');
      return [];
    });
    await seconds(2);
    expect(heard.at(-1)?.data).toContain('org-a 3');
  });

  it('of time alone is told within a minute', async () => {
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

describe('looking', () => {
  it('is one query a second, however many listen', async () => {
    const { listen, readFingerprints } = setUp();
    for (let count = 0; count < 20; count += 1) listen(count % 2 ? ours : theirs);
    await seconds(10);
    expect(readFingerprints).toHaveBeenCalledTimes(10);
    expect(readFingerprints.mock.calls[0]?.[0].toSorted()).toEqual([ours, theirs]);
  });

  it('does not happen while nobody listens, before and after', async () => {
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

  it('rests too when the last listener goes while a look is under way', async () => {
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

  it('waits for the look before', async () => {
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

describe('a failure', () => {
  it('is said once, keeps the listeners, and is over by itself', async () => {
    const said = vi.spyOn(logger, 'error').mockReturnValue(undefined);
    const { listen, fingerprints, readFingerprints } = setUp();
    const heard = listen(ours);
    await seconds(1);
    const failing = readFingerprints.getMockImplementation();
    readFingerprints.mockRejectedValue(new Error('connection refused'));
    fingerprints.set(ours, '2');
    await seconds(30);
    expect(said).toHaveBeenCalledTimes(1);
    if (failing) readFingerprints.mockImplementation(failing);
    await seconds(1);
    expect(heard.at(-1)?.data).toContain('org-a 2');
    readFingerprints.mockRejectedValue(new Error('again'));
    await seconds(5);
    expect(said).toHaveBeenCalledTimes(2);
  });

  it('of one organization keeps nothing from the others, and is tried again', async () => {
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

import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { outboxEvents } from '@/db/schema/outbox-events';
import { withSystem } from '@/db/system';
import { type Tx, withOrg } from '@/db/tenant';
import { mintOrganization } from '@/db/testing/organization';
import { useOwnDatabase } from '@/db/testing/own-database';
import { orgOfJob } from '@/lib/auth/org-of-job';
import { logger } from '@/lib/logger';
import { deliverEvents, setEventSender } from './deliver-events';
import type { OutboxEvent } from './outbox-event';
import { recordEvents } from './record-events';
import { sweepEvents } from './sweep-events';
import { recordedEvents } from './testing/recorded-events';

logger.level = 'silent';

// The sweep looks at every organization there is.
beforeAll(() => useOwnDatabase('outbox'));

let orgId: AuthorizedOrgId;
/** Ids in the order in which the engine accepted them, one list for each call. */
let accepted: string[][];
let engine: 'accepts' | 'is down' | 'hangs';
let calls = 0;
let release = () => {};

beforeEach(async () => {
  await withSystem('test: an empty outbox', (tx) => tx.delete(outboxEvents));
  ({ orgId } = await mintOrganization());
  accepted = [];
  calls = 0;
  engine = 'accepts';
});
afterEach(() => {
  release();
  setEventSender(null);
});

/** Starts a sender, as a process of the server does. */
function startSender(): void {
  setEventSender(async (events) => {
    calls += 1;
    if (engine === 'is down') throw new TypeError('fetch failed');
    if (engine === 'hangs') {
      await new Promise<void>((resolve) => {
        release = resolve;
      });
    }
    accepted.push(events.map(({ id }) => id));
  });
}

function received(id: string | null = randomUUID(), of: string = orgId): OutboxEvent {
  return { name: 'webhook/delivery.received', id, data: { orgId: of, deliveryId: randomUUID(), turn: 0 } };
}

const record = (...events: OutboxEvent[]) => withOrg(orgId, (tx) => recordEvents(tx, ...events));
const waitingIds = async (of = orgId) => (await recordedEvents(of)).map(({ id }) => id);
/** As after the death of the process that recorded them. */
const age = () =>
  withOrg(orgId, (tx) => tx.execute(sql`update outbox_events set created_at = now() - interval '3 seconds'`));

describe('an event of the outbox', () => {
  it('is delivered after the commit of its transaction and then deleted', async () => {
    startSender();
    let sentBeforeCommit = -1;
    await withOrg(orgId, async (tx) => {
      await recordEvents(tx, received('first'), received('second'));
      await tx.execute(sql`select pg_sleep(0.1)`);
      sentBeforeCommit = accepted.length;
    });
    expect(sentBeforeCommit).toBe(0);
    await expect.poll(() => accepted).toEqual([['first', 'second']]);
    await expect.poll(() => waitingIds()).toEqual([]);
  });

  it('is delivered after the commit of a system transaction too', async () => {
    startSender();
    await withSystem('test: an event of a sweep', (tx) => recordEvents(tx, received('swept')));
    await expect.poll(() => accepted).toEqual([['swept']]);
  });

  it('is neither stored nor sent when its transaction is rolled back', async () => {
    startSender();
    const failing = withOrg(orgId, async (tx) => {
      await recordEvents(tx, received());
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    await record(received('later'));
    await expect.poll(() => accepted).toEqual([['later']]);
    await expect.poll(() => waitingIds()).toEqual([]);
  });

  it('is neither stored nor sent when its savepoint is rolled back and the transaction commits', async () => {
    startSender();
    await withOrg(orgId, async (tx) => {
      const part = tx.transaction(async (inner: Tx) => {
        await recordEvents(inner, received('taken back'));
        throw new Error('rolled back');
      });
      await part.catch(() => {});
      await recordEvents(tx, received('kept'));
    });
    await expect.poll(() => accepted).toEqual([['kept']]);
  });

  it('is recorded once for each id, and every time without an id', async () => {
    await record(received('same'), received('same'));
    await record(received('same'), received(null), received(null));
    expect(await waitingIds()).toHaveLength(3);
  });

  it('shares calls to the engine with the events of concurrent transactions', async () => {
    startSender();
    engine = 'hangs';
    await record(received('first'));
    await expect.poll(() => calls).toBe(1);
    await Promise.all(Array.from({ length: 20 }, () => record(received())));
    engine = 'accepts';
    release();
    await expect.poll(() => accepted.map((ids) => ids.length)).toEqual([1, 20]);
  });

  it('of another organization is never seen, recorded or deleted', async () => {
    await record(received('mine'));
    const other = orgOfJob((await mintOrganization()).orgId);
    expect(await waitingIds(other)).toEqual([]);
    await expect(withOrg(other, (tx) => recordEvents(tx, received()))).rejects.toMatchObject({
      cause: { code: '42501' },
    });
    await withOrg(other, (tx) => tx.delete(outboxEvents));
    expect(await waitingIds()).toEqual(['mine']);
  });
});

it('an event that its process and the sweep deliver at the same time is sent once', async () => {
  await record(received('twice'));
  startSender();
  const key = { orgId, eventId: 'twice' };
  await Promise.all([deliverEvents([key, key]), deliverEvents([key])]);
  expect(accepted).toEqual([['twice']]);
});

describe('an engine that does not answer', () => {
  it.each(['is down', 'hangs'] as const)('and %s does not delay or fail the transaction', async (behaviour) => {
    startSender();
    engine = behaviour;
    // The sender of this test does not answer until released: a transaction that waited for it would not end.
    await record(received('kept'));
    expect(await waitingIds()).toEqual(['kept']);
    expect(accepted).toEqual([]);
  });

  it('makes the sweep fail, which keeps the event and counts the attempt', async () => {
    await record(received('kept'));
    await age();
    startSender();
    engine = 'is down';
    await expect(sweepEvents()).rejects.toThrow('fetch failed');
    const [row] = await withOrg(orgId, (tx) => tx.select().from(outboxEvents));
    expect(row).toMatchObject({ eventId: 'kept', attempts: 1 });
    engine = 'accepts';
    expect(await sweepEvents()).toBe(1);
    expect(accepted).toEqual([['kept']]);
  });
});

describe('the sweep of the outbox', () => {
  it('delivers exactly once what a process left behind that ended between commit and delivery', async () => {
    await record(received('left behind'));
    await age();
    startSender();
    expect(await sweepEvents()).toBe(1);
    expect(await sweepEvents()).toBe(0);
    expect(accepted).toEqual([['left behind']]);
  });

  it('leaves events of the last two seconds to the process that recorded them, unless it delivers everything', async () => {
    await record(received('young'));
    startSender();
    expect(await sweepEvents()).toBe(0);
    expect(await sweepEvents(new Date(), { everything: true })).toBe(1);
  });

  it('sends an event again under the same id when another sweep runs at the same time', async () => {
    await record(received('one'), received(null), received(null));
    await age();
    const ids = await waitingIds();
    startSender();
    engine = 'hangs';
    const first = sweepEvents();
    await expect.poll(() => calls).toBe(1);
    const releaseFirst = release;
    // As a second process: it has a queue of its own.
    engine = 'accepts';
    startSender();
    await sweepEvents();
    releaseFirst();
    await first;
    expect(accepted.map((each) => each.toSorted())).toEqual([ids.toSorted(), ids.toSorted()]);
    expect(await waitingIds()).toEqual([]);
  });

  it('delivers events that the engine refused after all others', async () => {
    await record(received('refused'));
    await withOrg(orgId, (tx) => tx.execute(sql`update outbox_events set attempts = 1`));
    await record(...Array.from({ length: 500 }, () => received()));
    await age();
    startSender();
    expect(await sweepEvents()).toBe(501);
    expect(accepted.map((ids) => ids.length)).toEqual([500, 1]);
    expect(accepted.at(-1)).toEqual(['refused']);
  });
});

it('a process without a sender leaves its events to others', async () => {
  await record(received('left'));
  expect(await waitingIds()).toEqual(['left']);
  await expect(deliverEvents([{ orgId, eventId: 'left' }])).rejects.toThrow('delivers no events');
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ConnectionGate } from './connection-gate';

const limits = { connectionWaitMs: 2_000, leavesFree: 0 };

function hold(gate: ConnectionGate, holder: string | null, own = limits) {
  const state = { began: false, refused: undefined as unknown };
  let end = () => {};
  const done = gate
    .run(holder, own, () => {
      state.began = true;
      return new Promise<void>((resolve) => {
        end = resolve;
      });
    })
    .catch((error: unknown) => {
      state.refused = error;
    });
  return {
    state,
    end: async () => {
      end();
      await done;
      await settle();
    },
  };
}

const settle = () => vi.advanceTimersByTimeAsync(0);
const began = (work: { state: { began: boolean } }[]) => work.filter(({ state }) => state.began).length;

describe('the gate in front of a pool', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('the gate of a pool gives one organization half of the pool, and each next one half of the rest', async () => {
    const gate = new ConnectionGate(12);
    const counts = [];
    for (const holder of ['a', 'b', 'c', 'd']) {
      const work = Array.from({ length: 200 }, () => hold(gate, holder));
      await settle();
      counts.push(began(work));
    }
    expect(counts).toEqual([6, 3, 2, 1]);
    expect(gate.state()).toEqual({ size: 12, inUse: 12, waiting: 788 });
  });

  it('the gate of a pool refuses a caller that waits too long, with a retry time, and removes it from the queue', async () => {
    const gate = new ConnectionGate(2);
    hold(gate, 'a');
    const late = hold(gate, 'a');
    await vi.advanceTimersByTimeAsync(limits.connectionWaitMs - 1);
    expect(late.state.refused).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    expect(late.state.refused).toMatchObject({ code: 'unavailable', status: 503, retryAfterSeconds: 2 });
    expect(gate.state()).toEqual({ size: 2, inUse: 1, waiting: 0 });
  });

  it('the gate of a pool admits waiting callers when a connection is free, an organization without connections first', async () => {
    const gate = new ConnectionGate(3);
    const running = ['a', 'a', 'b'].map((holder) => hold(gate, holder));
    await settle();
    expect(began(running)).toBe(3);
    const again = hold(gate, 'a');
    const other = hold(gate, 'c');
    await running[0]?.end();
    expect([again.state.began, other.state.began]).toEqual([false, true]);
    await running[1]?.end();
    expect(again.state.began).toBe(true);
  });

  it('the gate of a pool keeps connections free of background work', async () => {
    const gate = new ConnectionGate(6);
    const background = Array.from({ length: 9 }, () => hold(gate, null, { ...limits, leavesFree: 2 }));
    await settle();
    expect(began(background)).toBe(4);
    const requests = Array.from({ length: 3 }, () => hold(gate, null));
    await settle();
    expect(began(requests)).toBe(2);
    await requests[0]?.end();
    expect([began(background), began(requests)]).toEqual([4, 3]);
  });

  it('the gate of a pool takes the connection back from work that fails', async () => {
    const gate = new ConnectionGate(1);
    await expect(gate.run('a', limits, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    expect(gate.state()).toEqual({ size: 1, inUse: 0, waiting: 0 });
    await expect(gate.run('a', limits, async () => 1)).resolves.toBe(1);
  });
});

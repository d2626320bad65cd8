import { z } from 'zod';
import { nextTick } from './cron-expressions';
import { parseDuration } from './durations';
import type { ExecutorCore } from './executor-core';
import { startRuns } from './start-runs';
import { persist } from './store/persist';

const cronRow = z.object({ function_id: z.string(), expression: z.string(), next_at: z.number() });
type CronRow = z.infer<typeof cronRow>;

// Limits the timer, so that a clock that jumped is noticed.
const LONGEST_NAP_MS = 30_000;

// The next tick moves in the transaction that starts its run: no tick runs twice, missed ticks make one run.
export class CronClock {
  private schedule: CronRow[] = [];
  private timer: NodeJS.Timeout | undefined;
  private isStopped = true;
  private firing: Promise<void> = Promise.resolve();

  constructor(private readonly core: ExecutorCore) {}

  async start(): Promise<void> {
    this.isStopped = false;
    await this.reload();
  }

  stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    return this.firing;
  }

  async reload(): Promise<void> {
    const rows = await this.core.store`select c.function_id, c.expression, c.next_at
      from crons c join functions f on f.id = c.function_id where f.archived_at is null`;
    this.schedule = z.array(cronRow).parse([...rows]);
    this.wake();
  }

  wake(): void {
    if (this.isStopped) return;
    this.firing = this.firing.then(() => this.fireDue()).catch((error: Error) => this.core.report(error.message));
  }

  private async fireDue(): Promise<void> {
    const now = this.core.now();
    for (const row of this.schedule.filter(({ next_at }) => next_at <= now)) await this.fire(row);
    if (this.isStopped) return;
    clearTimeout(this.timer);
    const next = Math.min(...this.schedule.map(({ next_at }) => next_at));
    if (next === Number.POSITIVE_INFINITY) return;
    this.timer = setTimeout(() => this.wake(), Math.min(Math.max(next - this.core.now(), 1), LONGEST_NAP_MS));
  }

  private async fire(row: CronRow): Promise<void> {
    const { core } = this;
    const now = core.now();
    const next = nextTick(row.expression, now) ?? Number.MAX_SAFE_INTEGER;
    const items = await persist(core.store, core.isClosing, async (tx) => {
      const taken = await tx`update crons set next_at = ${next}
        where function_id = ${row.function_id} and expression = ${row.expression} and next_at = ${row.next_at}
        returning function_id`;
      const config = core.registry.get(row.function_id);
      if (taken.length === 0 || !config) return [];
      const event = tickEvent(row, now);
      return startRuns(tx, core, [{ config, event, runAt: now + this.jitter(row) }]);
    });
    row.next_at = next;
    core.queue.add(items);
  }

  private jitter(row: CronRow): number {
    const trigger = this.core.registry
      .get(row.function_id)
      ?.triggers.find((each) => 'cron' in each && each.cron === row.expression);
    const longest = trigger && 'cron' in trigger && trigger.jitter ? (parseDuration(trigger.jitter) ?? 0) : 0;
    return Math.floor(longest * this.core.random());
  }
}

function tickEvent(row: CronRow, now: number) {
  const scheduledAt = new Date(row.next_at).toISOString().replace('.000Z', 'Z');
  return {
    name: 'inngest/scheduled.timer',
    id: scheduledAt,
    ts: row.next_at,
    data: { cron: row.expression, fireAt: new Date(now).toISOString(), scheduledAt },
    user: {},
  };
}

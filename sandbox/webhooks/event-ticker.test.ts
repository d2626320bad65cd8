import { afterEach, beforeEach, expect, it } from 'vitest';
import { sandboxPlatforms } from '../registry';
import type { SandboxContext } from '../sandbox-platform';
import { SandboxState } from '../sandbox-state';
import { Seal } from '../seal';
import { createWorld } from '../world/create-world';
import { EventTicker } from './event-ticker';
import { Outbox } from './outbox';
import { worldEvents } from './world-events';

const HOUR_MS = 3_600_000;
const start = Date.parse('2026-11-23T00:00:00Z');
let clock: number;
let outbox: Outbox;
let ticker: EventTicker;
let contexts: Map<string, SandboxContext>;

beforeEach(() => {
  clock = start;
  const now = () => new Date(clock);
  const world = createWorld({ seed: 'nakhla', now, blueprints: sandboxPlatforms.map(({ company }) => company) });
  contexts = new Map(
    sandboxPlatforms.map(({ id }) => [
      id,
      { world: world.platform(id), clients: [], seal: new Seal('x'), state: new SandboxState(undefined), now },
    ]),
  );
  const target = { url: 'http://127.0.0.1:9', secrets: {}, verifyToken: '' };
  outbox = new Outbox({ target, platforms: sandboxPlatforms, contexts, now, stateDir: undefined });
  ticker = new EventTicker(outbox, contexts, now);
});
afterEach(() => {
  ticker.close();
  outbox.close();
});

const serials = () => new Set(outbox.store.state.messages.map(({ serial }) => serial)).size;

function eventsBetween(from: number, to: number): { at: Date }[] {
  const all = [...contexts].flatMap(([platform, context]) => {
    const events = outbox.eventsOf(platform);
    return worldEvents(context, new Date(from), new Date(to)).filter(({ event }) => events.includes(event));
  });
  return all.sort((a, b) => a.at.getTime() - b.at.getTime());
}

it('the event ticker sends no events from before its first start', () => {
  ticker.tick();
  expect(serials()).toBe(0);
});

it('the event ticker sends at most the last hour after a long stop, and no event twice', () => {
  ticker.tick();
  const last =
    eventsBetween(start, start + 12 * HOUR_MS)
      .at(-1)
      ?.at.getTime() ?? 0;
  clock = last;
  ticker.tick();
  const sent = serials();
  expect(sent).toBeGreaterThan(0);
  expect(sent).toBeLessThanOrEqual(eventsBetween(last - HOUR_MS, last).length);
  expect(sent).toBeLessThan(eventsBetween(start, last).length);
  ticker.tick();
  expect(serials()).toBe(sent);
});

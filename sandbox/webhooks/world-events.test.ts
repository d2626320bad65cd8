import { expect, it } from 'vitest';
import { sandboxPlatforms } from '../registry';
import type { SandboxContext } from '../sandbox-platform';
import { SandboxState } from '../sandbox-state';
import { Seal } from '../seal';
import { createWorld } from '../world/create-world';
import { worldEvents } from './world-events';

const now = new Date('2026-11-23T12:00:00Z');
const world = createWorld({
  seed: 'nakhla',
  now: () => now,
  blueprints: sandboxPlatforms.map(({ company }) => company),
});
const hour = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

function contextOf(id: string): SandboxContext {
  return {
    world: world.platform(id),
    clients: [],
    seal: new Seal('x'),
    state: new SandboxState(undefined),
    now: () => now,
  };
}

it('world events are the same whether they are read in one period or in many', () => {
  for (const { id } of sandboxPlatforms) {
    const whole = worldEvents(contextOf(id), hour(-24), hour(0));
    const parts = Array.from({ length: 24 }, (_, index) =>
      worldEvents(contextOf(id), hour(index - 24), hour(index - 23)),
    );
    const leadsAndPosts = (list: typeof whole) =>
      list.filter(({ event }) => event === 'lead' || event === 'post_published');
    expect(leadsAndPosts(parts.flat())).toEqual(leadsAndPosts(whole));
  }
});

it('an ordinary day of the world has leads and posts', () => {
  const day = sandboxPlatforms.flatMap(({ id }) => worldEvents(contextOf(id), hour(-24), hour(0)));
  const events = new Set(day.map(({ event }) => event));
  expect([...events]).toEqual(expect.arrayContaining(['lead', 'post_published']));
});

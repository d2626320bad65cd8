import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { slotDelay, slotSeconds } from './slot';

it('the slot of an integration is the same each time', () => {
  const id = '6d1f6ba0-8f3c-4f0a-9a57-0f5c4a4b7a01';
  expect(slotSeconds(id)).toBe(slotSeconds(id));
});

it('the slots of integrations are spread over five minutes', () => {
  const slots = Array.from({ length: 3000 }, () => slotSeconds(randomUUID()));
  const perMinute = [0, 1, 2, 3, 4].map((minute) => slots.filter((slot) => Math.floor(slot / 60) === minute).length);
  expect(Math.min(...perMinute)).toBeGreaterThan(450);
  expect(Math.max(...slots)).toBeLessThan(300);
});

it('a scheduled run begins at its slot after the tick, or at its slot from now where that has passed', () => {
  const id = '6d1f6ba0-8f3c-4f0a-9a57-0f5c4a4b7a01';
  const slot = slotSeconds(id);
  const tick = new Date('2026-11-22T10:00:00Z');
  const delayAt = (seconds: number) => slotDelay(id, tick, new Date(tick.getTime() + seconds * 1000));
  expect(slot).toBeGreaterThan(10);
  expect([delayAt(-5), delayAt(0), delayAt(10), delayAt(slot)]).toEqual([slot + 5, slot, slot - 10, 0]);
  expect([delayAt(slot + 1), delayAt(7200)]).toEqual([slot, slot]);
});

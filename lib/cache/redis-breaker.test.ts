import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RedisBreaker } from './redis-breaker';

describe('the breaker in front of Redis', () => {
  let breaker = new RedisBreaker();
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['performance'] });
    breaker = new RedisBreaker();
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const failThrice = () => {
    for (let count = 0; count < 3; count += 1) breaker.ended(false, false, 5);
  };

  it('lets calls through until three in a row have failed, then none for five seconds', () => {
    breaker.ended(false, false, 5);
    breaker.ended(false, false, 5);
    expect(breaker.admits()).toBe(true);
    breaker.ended(false, false, 5);
    expect(breaker.admits()).toBe(false);
    vi.advanceTimersByTime(4_999);
    expect(breaker.admits()).toBe(false);
  });

  it('lets one call through after the pause, and its answer decides for the others', () => {
    failThrice();
    vi.advanceTimersByTime(5_000);
    expect([breaker.admits(), breaker.admits()]).toEqual([true, false]);
    breaker.ended(false, false, 5);
    expect(breaker.admits()).toBe(false);
    vi.advanceTimersByTime(5_000);
    expect(breaker.admits()).toBe(true);
    breaker.ended(true, false, 5);
    expect([breaker.admits(), breaker.admits()]).toEqual([true, true]);
  });

  it('forgets failures as soon as one answer comes in time', () => {
    breaker.ended(false, false, 5);
    breaker.ended(false, false, 5);
    breaker.ended(true, false, 5);
    breaker.ended(false, false, 5);
    expect(breaker.admits()).toBe(true);
  });

  it('counts slow answers as failures', () => {
    for (let count = 0; count < 3; count += 1) breaker.ended(true, false, 200);
    expect(breaker.admits()).toBe(false);
  });

  it('does not count a call or a probe that the budget cut short after a moment', () => {
    for (let count = 0; count < 5; count += 1) breaker.ended(false, true, 20);
    expect(breaker.admits()).toBe(true);
    failThrice();
    vi.advanceTimersByTime(5_000);
    expect(breaker.admits()).toBe(true);
    breaker.ended(false, true, 20);
    expect(breaker.admits()).toBe(true);
  });
});

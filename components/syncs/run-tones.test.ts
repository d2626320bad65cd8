import { describe, expect, it } from 'vitest';
import { runState } from './run-tones';

const inAMinute = () => new Date(Date.now() + 60_000).toISOString();
const aMinuteAgo = () => new Date(Date.now() - 60_000).toISOString();

describe('runState', () => {
  it('is waiting only while a run under way is held up', () => {
    expect(runState({ status: 'running', waitingUntil: inAMinute() })).toBe('waiting');
    expect(runState({ status: 'running', waitingUntil: aMinuteAgo() })).toBe('running');
    expect(runState({ status: 'running', waitingUntil: null })).toBe('running');
    expect(runState({ status: 'failed', waitingUntil: inAMinute() })).toBe('failed');
  });
});

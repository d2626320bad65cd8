import { describe, expect, it } from 'vitest';
import { runState } from './run-tones';

const inAMinute = () => new Date(Date.now() + 60_000).toISOString();
const aMinuteAgo = () => new Date(Date.now() - 60_000).toISOString();

describe('runState', () => {
  it('is waiting only while a running sync is paused', () => {
    expect(runState({ status: 'running', waitingUntil: inAMinute(), warnings: 0 })).toBe('waiting');
    expect(runState({ status: 'running', waitingUntil: aMinuteAgo(), warnings: 0 })).toBe('running');
    expect(runState({ status: 'running', waitingUntil: null, warnings: 0 })).toBe('running');
    expect(runState({ status: 'failed', waitingUntil: inAMinute(), warnings: 0 })).toBe('failed');
  });

  it('is warned, not succeeded, where rows were skipped or figures held back', () => {
    expect(runState({ status: 'succeeded', waitingUntil: null, warnings: 2 })).toBe('warned');
    expect(runState({ status: 'succeeded', waitingUntil: null, warnings: 0 })).toBe('succeeded');
  });
});

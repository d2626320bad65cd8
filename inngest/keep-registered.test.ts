import { expect, it } from 'vitest';
import { keepRegistered } from './keep-registered';

// Replays the engine's answers. Returns the actions, waits in seconds.
async function play(answers: (boolean | 'away')[]): Promise<string[]> {
  const done: string[] = [];
  await keepRegistered({
    register: async () => {
      const answer = answers.shift();
      if (answer === 'away') throw new Error('away');
      done.push('registered');
      return { modified: answer ?? false };
    },
    sweep: async () => void done.push('swept'),
    sleep: async (ms) => void done.push(`${ms / 1000} s`),
    isStopped: () => answers.length === 0,
  });
  return done;
}

it('keepRegistered retries with growing pauses until the engine answers, then every minute', async () => {
  expect(await play(['away', 'away', 'away', 'away', 'away', 'away', true, false])).toEqual([
    ...['1 s', '2 s', '4 s', '8 s', '15 s', '15 s'],
    ...['registered', 'swept', '60 s'],
    ...['registered', '60 s'],
  ]);
});

it('keepRegistered requests a sweep of waiting work after its first registration, a changed list and an outage of the engine', async () => {
  expect(await play([false, false, true, 'away', false])).toEqual([
    ...['registered', 'swept', '60 s'],
    ...['registered', '60 s'],
    ...['registered', 'swept', '60 s'],
    '1 s',
    ...['registered', 'swept', '60 s'],
  ]);
});

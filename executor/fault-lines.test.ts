import { expect, it } from 'vitest';
import { FaultLines } from './fault-lines';

it('a kind of fault is reported at once, then at most once a minute with the count since', () => {
  const lines: string[] = [];
  let now = 0;
  const faults = new FaultLines(
    (line) => lines.push(line),
    () => now,
  );
  for (let count = 0; count < 500; count += 1) faults.note('POST /e: aborted');
  faults.note('GET /v0: broken');
  now = 59_999;
  faults.note('POST /e: aborted');
  expect(lines).toEqual(['POST /e: aborted', 'GET /v0: broken']);
  now = 60_000;
  faults.note('POST /e: aborted');
  faults.note('GET /v0: broken');
  expect(lines.slice(2)).toEqual(['POST /e: aborted (and 500 more since the last line)', 'GET /v0: broken']);
});

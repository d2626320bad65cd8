import { afterAll, expect, vi } from 'vitest';

// Vitest set-up file of the tests that share a process: a file that changes what the next one sees fails, in any order.
const environment = { ...process.env };

afterAll(() => {
  const names = Object.keys({ ...environment, ...process.env });
  const changed = names.filter((name) => process.env[name] !== environment[name]);
  const left = { environment: changed, fakeTimers: vi.isFakeTimers() };
  for (const name of changed) delete process.env[name];
  Object.assign(process.env, environment);
  vi.useRealTimers();
  vi.unstubAllGlobals();
  expect(left, 'what the file leaves to the next one').toEqual({ environment: [], fakeTimers: false });
});

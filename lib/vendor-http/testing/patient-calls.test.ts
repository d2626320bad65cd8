import { createServer } from 'node:http';
import { expect, it } from 'vitest';

it('in tests a server keeps idle connections without an end, unless it sets a time-out', () => {
  expect(createServer().keepAliveTimeout).toBe(0);
  expect(createServer({ keepAliveTimeout: 75_000 }).keepAliveTimeout).toBe(75_000);
  expect(Object.assign(createServer(), { keepAliveTimeout: 75_000 }).keepAliveTimeout).toBe(75_000);
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { capabilityTable } from './capability-table';
import { describeAll } from './description';

it('docs/platforms.md equals the table of the connectors (npm run docs:platforms writes it)', () => {
  const written = readFileSync(path.resolve(import.meta.dirname, '../../docs/platforms.md'), 'utf8');
  expect(written).toBe(capabilityTable(describeAll()));
});

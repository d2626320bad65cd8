import { expect, it } from 'vitest';
import type { SyncStatus } from '../schema';
import { toStatusUpdate } from './status-update';

const status = (dataAgeSeconds: number, rowsRead = 1) =>
  ({ displayName: 'One', streams: [{ stream: 'metrics', rowsRead, dataAgeSeconds }] }) as unknown as SyncStatus;

it('is the same while the data only grow older', () => {
  const [now, later] = [toStatusUpdate([status(1)], 1), toStatusUpdate([status(60)], 2)];
  expect(later.id).toBe(now.id);
  expect(JSON.parse(later.data)).toEqual({ integrations: [status(60)] });
});

it('is another with every other change', () => {
  const ids = [[status(1)], [status(1, 2)], [status(1), status(1)], []].map((all) => toStatusUpdate(all, 1).id);
  expect(new Set(ids).size).toBe(4);
});

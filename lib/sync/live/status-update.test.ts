import { expect, it } from 'vitest';
import type { SyncStatus } from '../schema';
import { toStatusUpdate } from './status-update';

const status = (dataAgeSeconds: number, rowsRead = 1) =>
  ({ displayName: 'One', streams: [{ stream: 'metrics', rowsRead, dataAgeSeconds }] }) as unknown as SyncStatus;

it('the id of a status update stays the same while only the age of the data grows', () => {
  const [now, later] = [toStatusUpdate([status(1)], 1), toStatusUpdate([status(60)], 2)];
  expect(later.id).toBe(now.id);
  expect(JSON.parse(later.data)).toEqual({ integrations: [status(60)] });
});

it('the id of a status update changes with every other change', () => {
  const ids = [[status(1)], [status(1, 2)], [status(1), status(1)], []].map((all) => toStatusUpdate(all, 1).id);
  expect(new Set(ids).size).toBe(4);
});

import { expect, it, vi } from 'vitest';
import { toAppError } from '@/lib/api/to-app-error';
import { AppError } from './errors';

it('an error of another copy of the module keeps its code and status', async () => {
  vi.resetModules();
  const copy = await import('./errors');
  expect(copy.AppError).not.toBe(AppError);
  const busy = new copy.AppError('unavailable', 'Too many database requests are running.', { retryAfterSeconds: 2 });
  expect(toAppError(busy)).toBe(busy);
  expect(toAppError(busy)).toMatchObject({ status: 503, retryAfterSeconds: 2 });
});

it.each([new Error('no'), null, 'AppError', { name: 'AppError' }])('%s is no error of the product', (value) => {
  expect(value instanceof AppError).toBe(false);
});

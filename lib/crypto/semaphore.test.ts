import { expect, it } from 'vitest';
import { Semaphore } from './semaphore';

it('a semaphore runs at most `size` jobs at once, lets some wait and refuses the rest', async () => {
  const semaphore = new Semaphore(2, 3, () => new Error('full'));
  const release: (() => void)[] = [];
  let running = 0;
  let most = 0;
  const work = () =>
    semaphore.run(async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise<void>((resolve) => release.push(resolve));
      running -= 1;
    });
  const admitted = Array.from({ length: 5 }, work);
  await expect(work()).rejects.toThrow('full');
  while (release.length > 0 || running > 0) {
    release.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  await Promise.all(admitted);
  expect(most).toBe(2);
});

it('a semaphore frees the slot when the work fails', async () => {
  const semaphore = new Semaphore(1, 0, () => new Error('full'));
  await expect(semaphore.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  await expect(semaphore.run(async () => 'next')).resolves.toBe('next');
});

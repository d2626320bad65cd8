import { expect, it } from 'vitest';
import { covers, typesCovering, typesOverlapping } from './overlap';

it('run types overlap when they read the same data, and cover those that read less', () => {
  expect(typesOverlapping('all')).toEqual(['all', 'campaigns', 'metrics', 'posts']);
  expect(typesOverlapping('metrics')).toEqual(['all', 'metrics']);
  expect(typesOverlapping('history')).toEqual(['history']);
  expect(typesCovering('posts')).toEqual(['all', 'posts']);
  expect(typesCovering('all')).toEqual(['all']);
  expect(covers('all', 'campaigns')).toBe(true);
  expect(covers('campaigns', 'all')).toBe(false);
  expect(covers('all', 'history')).toBe(false);
});

import { describe, expect, it } from 'vitest';
import { runsHref } from './runs-href';

describe('runsHref', () => {
  it('is the plain address of the page without a filter', () => {
    expect(runsHref('en', 'o1')).toBe('/en/orgs/o1/syncs');
  });

  it('contains the filters and the cursor', () => {
    const filter = { platform: 'meta', status: 'failed', trigger: undefined } as const;
    expect(runsHref('ar', 'o1', filter, 'a b')).toBe('/ar/orgs/o1/syncs?platform=meta&status=failed&cursor=a+b');
  });
});

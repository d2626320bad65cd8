import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { crowdedKeys, forgetAuthTakes, noteAuthTake, noteBrowserTake } from '@/e2e/auth-takes';
import { ratePolicies } from '@/lib/rate-limit/rate-limit-policies';

// In e2e/ Playwright would run it as a browser test.
const { limit } = ratePolicies.auth.windows[0];
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'cmis-takes-'));
  vi.stubEnv('CMIS_E2E_DATA_DIR', folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const times = (count: number, act: (index: number) => void) => Array.from({ length: count }, (_, index) => act(index));

describe('the tries to sign in of all journeys', () => {
  it('are too many when one address tries more often than a minute allows, however slowly', () => {
    times(limit, () => noteAuthTake({ address: 'one', account: null }));
    expect(crowdedKeys()).toEqual([]);
    noteAuthTake({ address: 'one', account: null });
    expect(crowdedKeys()).toEqual([`one: ${limit + 1} tries`]);
    forgetAuthTakes();
    expect(crowdedKeys()).toEqual([]);
  });

  it('are too many when one account is tried from many addresses', () => {
    times(limit + 1, (index) => noteAuthTake({ address: `address-${index}`, account: 'a@example.com' }));
    expect(crowdedKeys()).toEqual([`a@example.com: ${limit + 1} tries`]);
  });

  it('are seen in a browser: forms sent to sign in or up, and nothing else', () => {
    const sent = (method: string, at: string) =>
      noteBrowserTake({ method, url: `http://localhost:3000${at}`, body: '1_email=a@example.com' }, 'one');
    times(limit + 1, () => sent('GET', '/en/sign-in'));
    times(limit + 1, () => sent('POST', '/en/orgs/new'));
    expect(crowdedKeys()).toEqual([]);
    times(limit, () => sent('POST', '/ar/sign-up'));
    sent('POST', '/en/sign-in?next=%2Fen');
    expect(crowdedKeys()).toEqual([`one: ${limit + 1} tries`, `a@example.com: ${limit + 1} tries`]);
  });
});

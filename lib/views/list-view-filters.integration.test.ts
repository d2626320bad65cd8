import { describe, expect, it } from 'vitest';
import { invalidateAfterArrival, invalidateOrg } from '@/lib/cache/cache';
import { countersOf } from '@/lib/cache/cache-counters';
import { loadDashboard, warmDashboard } from '@/lib/dashboard/load-dashboard';
import { toFigureFilter } from '@/lib/metrics/figure-filter';
import { createView } from './create-view';
import { deleteView } from './delete-view';
import { listViewFilters } from './list-view-filters';
import { setDefaultView } from './set-default-view';
import { personalView, sharedView, viewOrganization } from './testing/view-organization';
import { updateView } from './update-view';

describe('views built ahead of their readers', () => {
  it('the default comes first, then those of most people; personal ones without a default and deleted ones are left out', async () => {
    const { sara, omar, viewer } = await viewOrganization();
    const named = (currency: string) => ({ filter: { currency } });
    await createView(sara, personalView(named('AED')));
    const newest = await createView(sara, sharedView(named('USD')));
    const own = await createView(viewer, personalView(named('EUR')));
    const popular = await createView(sara, sharedView(named('GBP')));
    const first = await createView(sara, sharedView(named('JPY')));
    await deleteView(sara, (await createView(sara, sharedView(named('CHF')))).id);
    await setDefaultView(viewer, own.id, { scope: 'person', isDefault: true });
    for (const session of [sara, omar]) {
      await setDefaultView(session, popular.id, { scope: 'person', isDefault: true });
    }
    await setDefaultView(sara, first.id, { scope: 'organization', isDefault: true });
    await updateView(sara, newest.id, { version: 1, name: 'Newest' });
    const currencies = async (limit: number) =>
      (await listViewFilters(sara.orgId, limit)).map(({ currency }) => currency);
    expect(await currencies(10)).toEqual(['JPY', 'GBP', 'EUR', 'USD']);
    expect(await currencies(2)).toEqual(['JPY', 'GBP']);
  });

  it('the filter of a view is built after data arrived, where the dashboard was read lately and only there', async () => {
    const { sara } = await viewOrganization();
    const { orgId, organization: settings } = sara;
    await createView(sara, sharedView());
    const filterOf = (query: object) => toFigureFilter(query, settings, new Date());
    const builtBy = async (read: () => Promise<unknown>) => {
      const before = countersOf('dashboard').misses;
      await read();
      return countersOf('dashboard').misses - before;
    };
    expect(await builtBy(() => warmDashboard(orgId))).toBe(0);
    await loadDashboard(orgId, filterOf({}));
    await invalidateAfterArrival(orgId);
    expect(await builtBy(() => warmDashboard(orgId))).toBe(2);
    expect(await builtBy(() => loadDashboard(orgId, filterOf({ platforms: ['meta'] })))).toBe(0);
    await invalidateOrg(orgId);
    expect(await builtBy(() => warmDashboard(orgId))).toBe(0);
  });
});

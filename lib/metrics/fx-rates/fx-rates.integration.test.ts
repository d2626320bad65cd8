import { describe, expect, it } from 'vitest';
import { auditLog } from '@/db/schema/audit-log';
import { withOrg } from '@/db/tenant';
import type { OrgSession } from '@/lib/auth/org-session';
import { mintSession } from '@/lib/sync/testing/connected-organization';
import { deleteFxRate } from './delete-fx-rate';
import { listFxRates } from './list-fx-rates';
import { setFxRate } from './set-fx-rate';

const actions = async ({ orgId }: OrgSession) =>
  (await withOrg(orgId, (tx) => tx.select().from(auditLog).orderBy(auditLog.at))).map(({ action }) => action);

describe('exchange rates', () => {
  const key = { base: 'KWD', quote: 'USD', date: '2026-01-01' };

  it('are set, replaced for the same day, deleted and audited', async () => {
    const mine = await mintSession();
    await setFxRate(mine, { ...key, rate: '3.25', source: 'manual' });
    await setFxRate(mine, { ...key, rate: '100', source: 'bank' });
    expect(await listFxRates(mine.orgId)).toMatchObject([{ ...key, rate: '100', source: 'bank' }]);
    const other = await mintSession();
    await expect(deleteFxRate(other, key)).rejects.toMatchObject({ code: 'not_found' });
    await deleteFxRate(mine, key);
    expect(await listFxRates(mine.orgId)).toEqual([]);
    await expect(deleteFxRate(mine, key)).rejects.toMatchObject({ code: 'not_found' });
    expect(await actions(mine)).toEqual(['fx_rate.set', 'fx_rate.set', 'fx_rate.deleted']);
  });

  it('are set and deleted from admin up', async () => {
    const mine = await mintSession();
    const marketer = { ...mine, role: 'marketer' as const };
    await setFxRate({ ...mine, role: 'admin' }, { ...key, rate: '3.25', source: 'manual' });
    // @ts-expect-error a marketer's session
    const setting = setFxRate(marketer, { ...key, rate: '100', source: 'manual' });
    await expect(setting).rejects.toMatchObject({ code: 'forbidden' });
    // @ts-expect-error a marketer's session
    await expect(deleteFxRate(marketer, key)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await listFxRates(mine.orgId)).toMatchObject([{ ...key, rate: '3.25' }]);
  });
});

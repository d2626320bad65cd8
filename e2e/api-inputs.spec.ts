import { randomUUID } from 'node:crypto';
import { expect, test } from './api-fixtures';
import { cmisClient } from './cmis-client';
import { expectProblem } from './expect-problem';
import { callApi, mintToken, type Organization } from './organization';

const kpi = {
  metric: 'spend',
  direction: 'at_most',
  target: '1500.5',
  currency: 'KWD',
  startsOn: '2026-01-01',
  endsOn: '2026-12-31',
} as const;
const notFound = { status: 404, code: 'not_found' };
const rate = { base: 'KWD', quote: 'SAR', date: '2026-01-01', rate: '12.2' };

async function storedTargets(organization: Organization) {
  const { data } = await cmisClient(organization).GET('/api/orgs/{org}/kpis', {
    params: { path: { org: organization.id } },
  });
  return data?.kpis;
}

async function shownTargets(organization: Organization) {
  const { data } = await cmisClient(organization).GET('/api/orgs/{org}/dashboard', {
    params: { path: { org: organization.id } },
  });
  return data?.kpis;
}

test('a target is created, read, shown on the dashboard and archived', async ({ organization, demo }) => {
  const api = cmisClient(organization);
  const path = { org: organization.id };
  const made = await api.POST('/api/orgs/{org}/kpis', { params: { path }, body: kpi });
  expect(made.response.status).toBe(201);
  const { id = '', ...stored } = made.data ?? {};
  expect(stored).toMatchObject(kpi);
  expect(await storedTargets(organization)).toContainEqual(expect.objectContaining({ id, ...stored }));
  expect(await shownTargets(organization)).toContainEqual(
    expect.objectContaining({ id, metric: 'spend', target: 1500.5 }),
  );

  const change = { target: '1600', direction: 'at_least' } as const;
  const own = { params: { path: { ...path, kpiId: id } } };
  const changed = await api.PATCH('/api/orgs/{org}/kpis/{kpiId}', { ...own, body: change });
  expect(changed.data).toEqual({ id, ...stored, ...change });
  await expectProblem(await callApi(organization, 'PATCH', `/kpis/${id}`, { metric: 'clicks' }), 400, 'invalid_input');
  await expectProblem(await callApi(organization, 'PATCH', `/kpis/${id}`, {}), 400, 'invalid_input');

  const foreign = { params: { path: { org: demo.id, kpiId: id } } };
  const foreignChange = { ...foreign, body: { target: '1' } };
  expect((await cmisClient(demo).PATCH('/api/orgs/{org}/kpis/{kpiId}', foreignChange)).error).toMatchObject(notFound);
  expect((await cmisClient(demo).DELETE('/api/orgs/{org}/kpis/{kpiId}', foreign)).error).toMatchObject(notFound);
  expect((await api.DELETE('/api/orgs/{org}/kpis/{kpiId}', own)).response.status).toBe(204);
  expect(await storedTargets(organization)).not.toContainEqual(expect.objectContaining({ id }));
  expect(await shownTargets(organization)).toEqual([]);
  for (const kpiId of [id, randomUUID(), 'nonsense']) {
    const unknown = await api.DELETE('/api/orgs/{org}/kpis/{kpiId}', { params: { path: { ...path, kpiId } } });
    expect(unknown.error).toMatchObject(notFound);
  }
});

test('an invalid target is refused field by field', async ({ organization }) => {
  const wrong: [object, string][] = [
    [{ metric: 'profit' }, 'body.metric'],
    [{ target: '0.000000' }, 'body.target'],
    [{ target: '-5' }, 'body.target'],
    [{ target: 5 }, 'body.target'],
    [{ target: '1e3' }, 'body.target'],
    [{ currency: null }, 'body.currency'],
    [{ currency: 'kwd' }, 'body.currency'],
    [{ metric: 'clicks' }, 'body.currency'],
    [{ startsOn: '2026-02-30' }, 'body.startsOn'],
    [{ endsOn: '2025-12-31' }, 'body.endsOn'],
    [{ endsOn: '2028-01-01' }, 'body.endsOn'],
    [{ orgId: randomUUID() }, 'body'],
  ];
  for (const [change, field] of wrong) {
    const answer = await callApi(organization, 'POST', '/kpis', { ...kpi, ...change });
    const { invalidParams } = await expectProblem(answer, 400, 'invalid_input');
    expect(
      invalidParams?.map(({ name }) => name),
      JSON.stringify(change),
    ).toContain(field);
  }
  for (const body of [[], 'text', null, 5]) {
    await expectProblem(await callApi(organization, 'POST', '/kpis', body), 400, 'invalid_input');
  }
  expect(await storedTargets(organization)).toEqual([]);
});

test('an exchange rate is stored, replaced and removed, and an invalid one is refused', async ({ organization }) => {
  const api = cmisClient(organization);
  const path = { org: organization.id };
  const rates = async () => (await api.GET('/api/orgs/{org}/fx-rates', { params: { path } })).data?.rates;
  for (const body of [rate, { ...rate, rate: '12.25' }]) {
    expect((await api.PUT('/api/orgs/{org}/fx-rates', { params: { path }, body })).data).toMatchObject(body);
  }
  expect(await rates()).toEqual([{ ...rate, rate: '12.25', source: 'manual', observedAt: expect.any(String) }]);

  const wrong: [object, string][] = [
    [{ rate: '0' }, 'body.rate'],
    [{ rate: 12.2 }, 'body.rate'],
    [{ quote: 'KWD' }, 'body.quote'],
    [{ base: 'Dinar' }, 'body.base'],
    [{ date: '2026-13-01' }, 'body.date'],
    [{ source: ' ' }, 'body.source'],
    [{ unknown: 1 }, 'body'],
  ];
  for (const [change, field] of wrong) {
    const answer = await callApi(organization, 'PUT', '/fx-rates', { ...rate, ...change });
    const { invalidParams } = await expectProblem(answer, 400, 'invalid_input');
    expect(
      invalidParams?.map(({ name }) => name),
      JSON.stringify(change),
    ).toContain(field);
  }
  expect(await rates()).toHaveLength(1);

  const remove = (date: string) =>
    api.DELETE('/api/orgs/{org}/fx-rates/{base}/{quote}/{date}', {
      params: { path: { ...path, base: rate.base, quote: rate.quote, date } },
    });
  expect((await remove(rate.date)).response.status).toBe(204);
  expect(await rates()).toEqual([]);
  for (const unknown of [rate.date, 'nonsense']) expect((await remove(unknown)).error).toMatchObject(notFound);
});

test('a viewer reads and changes nothing', async ({ organization, person }) => {
  const token = await mintToken(person.session, organization.id, 'viewer');
  const viewer = { ...organization, token };
  const api = cmisClient(viewer);
  const path = { org: organization.id };
  const integrationId = randomUUID();
  expect(await storedTargets(viewer)).toEqual([]);
  const refused = [
    await api.POST('/api/orgs/{org}/kpis', { params: { path }, body: kpi }),
    await api.PATCH('/api/orgs/{org}/kpis/{kpiId}', {
      params: { path: { ...path, kpiId: randomUUID() } },
      body: { target: '5' },
    }),
    await api.PUT('/api/orgs/{org}/fx-rates', { params: { path }, body: rate }),
    await api.DELETE('/api/orgs/{org}/fx-rates/{base}/{quote}/{date}', {
      params: { path: { ...path, base: 'KWD', quote: 'SAR', date: '2026-01-01' } },
    }),
    await api.POST('/api/orgs/{org}/sync/integrations/{integrationId}/trigger', {
      params: { path: { ...path, integrationId } },
      body: { dataType: 'all' },
    }),
    await api.PUT('/api/orgs/{org}/integrations/{integrationId}/accounts', {
      params: { path: { ...path, integrationId } },
      body: { adAccountIds: [], profileIds: [] },
    }),
    await api.DELETE('/api/orgs/{org}/integrations/{integrationId}', { params: { path: { ...path, integrationId } } }),
    await api.POST('/api/orgs/{org}/tokens', { params: { path }, body: { name: 'Mine', role: 'viewer' } }),
  ];
  for (const { error } of refused) expect(error).toMatchObject({ status: 403, code: 'forbidden' });
});

import { randomUUID } from 'node:crypto';
import { expect, test } from './api-fixtures';
import { expectProblem } from './expect-problem';
import { callApi, mintToken } from './organization';

const kpi = {
  metric: 'spend',
  direction: 'at_most',
  target: '1500.5',
  currency: 'KWD',
  startsOn: '2026-01-01',
  endsOn: '2026-12-31',
};
const rate = { base: 'KWD', quote: 'SAR', date: '2026-01-01', rate: '12.2' };

test('a target is created, read, shown on the dashboard and archived', async ({ organization, demo }) => {
  const made = await callApi(organization, 'POST', '/kpis', kpi);
  expect(made.status()).toBe(201);
  const { id, ...stored } = await made.json();
  expect(stored).toMatchObject(kpi);
  const listed = await (await callApi(organization, 'GET', '/kpis')).json();
  expect(listed.kpis).toContainEqual(expect.objectContaining({ id, ...stored }));
  const { kpis } = await (await callApi(organization, 'GET', '/dashboard')).json();
  expect(kpis).toContainEqual(expect.objectContaining({ id, metric: 'spend', target: 1500.5 }));

  const changed = await callApi(organization, 'PATCH', `/kpis/${id}`, { target: '1600', direction: 'at_least' });
  expect(await changed.json()).toEqual({ id, ...stored, target: '1600', direction: 'at_least' });
  await expectProblem(await callApi(organization, 'PATCH', `/kpis/${id}`, { metric: 'clicks' }), 400, 'invalid_input');
  await expectProblem(await callApi(organization, 'PATCH', `/kpis/${id}`, {}), 400, 'invalid_input');
  await expectProblem(await callApi(demo, 'PATCH', `/kpis/${id}`, { target: '1' }), 404, 'not_found');

  await expectProblem(await callApi(demo, 'DELETE', `/kpis/${id}`), 404, 'not_found');
  expect((await callApi(organization, 'DELETE', `/kpis/${id}`)).status()).toBe(204);
  expect((await (await callApi(organization, 'GET', '/kpis')).json()).kpis).not.toContainEqual(
    expect.objectContaining({ id }),
  );
  expect((await (await callApi(organization, 'GET', '/dashboard')).json()).kpis).toEqual([]);
  for (const unknown of [id, randomUUID(), 'nonsense']) {
    await expectProblem(await callApi(organization, 'DELETE', `/kpis/${unknown}`), 404, 'not_found');
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
  expect((await (await callApi(organization, 'GET', '/kpis')).json()).kpis).toEqual([]);
});

test('an exchange rate is stored, replaced and removed, and an invalid one is refused', async ({ organization }) => {
  const path = `/fx-rates/${rate.base}/${rate.quote}/${rate.date}`;
  const rates = async () => (await (await callApi(organization, 'GET', '/fx-rates')).json()).rates;
  expect((await callApi(organization, 'PUT', '/fx-rates', rate)).status()).toBe(200);
  expect((await callApi(organization, 'PUT', '/fx-rates', { ...rate, rate: '12.25' })).status()).toBe(200);
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

  expect((await callApi(organization, 'DELETE', path)).status()).toBe(204);
  expect(await rates()).toEqual([]);
  for (const unknown of [path, '/fx-rates/KWD/SAR/nonsense']) {
    await expectProblem(await callApi(organization, 'DELETE', unknown), 404, 'not_found');
  }
});

test('a viewer reads and changes nothing', async ({ organization, person }) => {
  const token = await mintToken(person.session, organization.id, 'viewer');
  const viewer = { ...organization, token };
  expect((await callApi(viewer, 'GET', '/kpis')).status()).toBe(200);
  const refused: [string, string, unknown][] = [
    ['POST', '/kpis', kpi],
    ['PATCH', `/kpis/${randomUUID()}`, { target: '5' }],
    ['PUT', '/fx-rates', rate],
    ['DELETE', '/fx-rates/KWD/SAR/2026-01-01', undefined],
    ['POST', `/sync/integrations/${randomUUID()}/trigger`, { dataType: 'all' }],
    ['PUT', `/integrations/${randomUUID()}/accounts`, { adAccountIds: [], profileIds: [] }],
    ['DELETE', `/integrations/${randomUUID()}`, undefined],
    ['POST', '/tokens', { name: 'Mine', role: 'viewer' }],
  ];
  for (const [method, path, body] of refused) {
    await expectProblem(await callApi(viewer, method, path, body), 403, 'forbidden');
  }
});

import { afterEach, describe, expect, it } from 'vitest';
import { createPlatform } from '../../registry';
import { failureOf, type ScriptedPlatform } from '../../testing/scripted-platform';
import type { RemoteLead } from '../../webhook';
import leadFixture from '../fixtures/lead.json';
import { APP, graphError, startMeta, USER_TOKEN } from '../testing/meta-server';

let graph: ScriptedPlatform | undefined;
afterEach(() => graph?.close());

const namedLead: RemoteLead = {
  externalId: '444',
  formExternalId: '55',
  formName: null,
  campaignExternalId: null,
  adExternalId: '66',
  submittedAt: new Date(1_754_000_000_000),
  consents: [],
  answers: null,
};

async function read(answer: { status?: number; body: unknown }, lead = namedLead): Promise<RemoteLead | undefined> {
  graph = await startMeta({
    'GET /77': () => ({ body: { id: '77', access_token: 'EAApage' } }),
    'GET /444': () => answer,
  });
  const about = { type: 'profile', externalId: '77' } as const;
  return graph.platform.leads?.readLead({ accessToken: USER_TOKEN, lead, about });
}

describe('a lead', () => {
  it('has the answers, and the consents apart', async () => {
    expect(await read({ body: leadFixture })).toEqual({
      externalId: '444',
      formExternalId: '551',
      formName: null,
      campaignExternalId: '6001',
      adExternalId: '661',
      submittedAt: new Date('2026-11-20T07:11:12Z'),
      consents: [
        { name: 'newsletter', given: true },
        { name: 'calls', given: false },
        { name: 'letters', given: true },
        { name: 'visits', given: false },
      ],
      answers: [
        { field: 'full_name', label: null, values: ['سارة 👋'] },
        { field: 'email', label: null, values: ['s@example.com'] },
        { field: 'which_sizes?', label: null, values: ['S', 'M'] },
        { field: 'city', label: null, values: [] },
      ],
    });
  });

  it("is requested with the Page's token", async () => {
    await read({ body: leadFixture });
    expect(graph?.calls()).toEqual(['GET /77', 'GET /444']);
    expect(graph?.requests.map(({ headers }) => headers.authorization)).toEqual([
      `Bearer ${USER_TOKEN}`,
      'Bearer EAApage',
    ]);
  });

  it('keeps what the delivery knew where Meta says nothing', async () => {
    const { field_data } = leadFixture;
    const nothing = { created_time: null, form_id: null, campaign_id: null, ad_id: null };
    const odd = { created_time: 'soon', form_id: {}, custom_disclaimer_responses: 'x' };
    for (const body of [{ field_data }, { field_data, ...nothing }, { field_data, ...odd }]) {
      expect(await read({ body })).toMatchObject({ ...namedLead, answers: expect.any(Array) });
      await graph?.close();
    }
  });

  it('a lead without answers is drift, not an empty form', async () => {
    for (const body of [{ id: '444' }, { id: '444', field_data: null }, { id: '444', field_data: [{}] }]) {
      expect(await failureOf(read({ body }))).toMatchObject({ code: 'unexpected_answer' });
      await graph?.close();
    }
  });

  it('a lead that is gone, or that the app may not see, fails with that reason', async () => {
    expect(await failureOf(read(graphError(100, 33)))).toMatchObject({
      errorClass: 'permanent',
      code: 'account_unavailable',
    });
    await graph?.close();
    for (const code of [10, 200]) {
      expect(await failureOf(read(graphError(code)))).toMatchObject({ code: 'permission_missing' });
      await graph?.close();
    }
  });

  it.each(['../me', 'a/b', 'a?b', '', '444_1/x'])('a lead with an invalid id is not requested: %s', async (id) => {
    const failure = await failureOf(read({ body: leadFixture }, { ...namedLead, externalId: id }));
    expect(failure).toMatchObject({ code: 'request_rejected' });
    expect(graph?.calls()).toEqual(['GET /77']);
  });
});

it('the consent requests leads only for an app that may read them', async () => {
  const scopesOf = async (readsLeads: boolean | undefined) => {
    const platform = createPlatform('meta', { ...APP, readsLeads });
    const redirectUri = 'https://app.example/callback';
    const consent = { consent: 'ads_and_posts', state: 's', redirectUri, codeChallenge: '', rerequest: false } as const;
    const { url } = await platform.oauth.beginConsent(consent);
    const requested = url.searchParams.get('scope')?.split(',') ?? [];
    expect(platform.consents[0].scopes).toEqual(requested);
    return requested;
  };
  expect(await scopesOf(true)).toEqual([...(await scopesOf(false)), 'leads_retrieval']);
  expect(await scopesOf(undefined)).not.toContain('leads_retrieval');
});

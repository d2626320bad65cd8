import { afterEach, describe, expect, it } from 'vitest';
import { createPlatform } from '../../registry';
import { failureOf, type ScriptedPlatform } from '../../testing/scripted-platform';
import type { RemoteLead } from '../../webhook';
import leadFixture from '../fixtures/lead-form-response.json';
import { ACCESS_TOKEN, APP, apiError, queryOf, startLinkedIn } from '../testing/linkedin-server';

let linkedin: ScriptedPlatform | undefined;
afterEach(() => linkedin?.close());

const namedLead: RemoteLead = {
  externalId: '1a2b3c-4',
  formExternalId: '5',
  formName: null,
  campaignExternalId: null,
  adExternalId: '456',
  submittedAt: new Date(1_754_000_000_000),
  consents: [],
  answers: null,
};

async function read(body: unknown, status = 200, lead = namedLead): Promise<RemoteLead | undefined> {
  linkedin = await startLinkedIn({ 'GET /leadFormResponses/1a2b3c-4': () => ({ status, body }) });
  const about = { type: 'ad_account', externalId: '507404993' } as const;
  return linkedin.platform.leads?.readLead({ accessToken: ACCESS_TOKEN, lead, about });
}

describe('a lead', () => {
  it('has the answers, by the names and words of its form, and the consents apart', async () => {
    expect(await read(leadFixture)).toEqual({
      externalId: '1a2b3c-4',
      formExternalId: '6955637458260688897',
      formName: 'نموذج الاشتراك',
      campaignExternalId: '900100',
      adExternalId: '457',
      submittedAt: new Date(1_754_000_000_500),
      consents: [
        { name: 'I agree to be contacted', given: true },
        { name: '8', given: false },
      ],
      answers: [
        { field: 'FIRST_NAME', label: 'الاسم الأول', values: ['سارة 👋'] },
        { field: 'EMAIL', label: 'E-mail', values: ['s@example.com'] },
        { field: 'size', label: 'How many are you?', values: ['11-50', '9'] },
        { field: '999', label: null, values: ['blue'] },
        { field: '106', label: null, values: [] },
      ],
    });
  });

  it('is requested with its form, in the version that we support', async () => {
    await read(leadFixture);
    const [request] = linkedin?.requests ?? [];
    if (!request) throw new Error('no request was made');
    expect(queryOf(request)).toBe(
      'fields=submittedAt,versionedLeadGenFormUrn,leadMetadata,associatedEntity,formResponse,form:(id,name,content)',
    );
    expect(request.headers).toMatchObject({ 'linkedin-version': '202607', 'x-restli-protocol-version': '2.0.0' });
  });

  it('keeps what the delivery knew where LinkedIn says nothing', async () => {
    const { formResponse } = leadFixture;
    const [answer] = formResponse.answers;
    for (const form of [undefined, null, {}, { content: null }, { content: { questions: 'x', legalInfo: [] } }]) {
      expect(await read({ formResponse: { answers: [answer] }, form, submittedAt: 1e15 })).toEqual({
        ...namedLead,
        answers: [{ field: '101', label: null, values: ['سارة 👋'] }],
      });
      await linkedin?.close();
    }
  });

  it('a lead without answers is drift, not an empty form', async () => {
    for (const body of [{}, { formResponse: null }, { formResponse: {} }, { formResponse: { answers: 'x' } }]) {
      expect(await failureOf(read(body))).toMatchObject({ code: 'unexpected_answer' });
      await linkedin?.close();
    }
  });

  it('a lead that is gone, or that the person may not see, fails with that reason', async () => {
    expect(await failureOf(read(apiError(404, 'RESOURCE_NOT_FOUND').body, 404))).toMatchObject({
      errorClass: 'permanent',
      code: 'account_unavailable',
    });
    await linkedin?.close();
    expect(await failureOf(read(apiError(403, 'ACCESS_DENIED', 100).body, 403))).toMatchObject({
      code: 'permission_missing',
    });
  });

  it.each(['../adAccounts', 'a/b', 'a?b', '', 'urn:li:(x)'])(
    'a lead with an invalid id is not requested: %s',
    async (id) => {
      expect(await failureOf(read(leadFixture, 200, { ...namedLead, externalId: id }))).toMatchObject({
        code: 'request_rejected',
      });
      expect(linkedin?.requests).toEqual([]);
    },
  );
});

it('the consent requests leads only for an app that may read them', async () => {
  const scopesOf = async (readsLeads: boolean | undefined) => {
    const platform = createPlatform('linkedin', { ...APP, readsLeads });
    const redirectUri = 'https://app.example/callback';
    const consent = { consent: 'ads_and_posts', state: 's', redirectUri, codeChallenge: '', rerequest: false } as const;
    const { url } = await platform.oauth.beginConsent(consent);
    const requested = url.searchParams.get('scope')?.split(' ') ?? [];
    expect(platform.consents[0].scopes).toEqual(requested);
    return requested;
  };
  const lead = 'r_marketing_leadgen_automation';
  expect(await scopesOf(true)).toEqual([...(await scopesOf(false)), lead]);
  expect(await scopesOf(undefined)).not.toContain(lead);
});

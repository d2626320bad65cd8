import { createTranslator } from 'next-intl';
import { createElement } from 'react';
import { expect, it, vi } from 'vitest';
import CampaignsPage from '@/app/[locale]/orgs/[org]/campaigns/page';
import { GET as getCampaigns } from '@/app/api/orgs/[org]/campaigns/route';
import { alertHref } from '@/components/alerts/alert-href';
import { AttributionNote } from '@/components/platforms/attribution-note';
import { messagesOf, rendered } from '@/conformance/rendered';
import { withOrg } from '@/db/tenant';
import { mintOrganization } from '@/db/testing/organization';
import { sessionCookieFor } from '@/lib/auth/testing/session-cookie-for';
import { seeder } from '@/lib/dashboard/testing/seed';
import { platformDefinition } from '@/lib/platforms/registry';

const request = { cookie: '', locale: 'en' as keyof typeof messagesOf };
vi.mock('next/headers', () => ({
  headers: async () => new Headers({ cookie: request.cookie }),
  cookies: async () => ({
    getAll: (name: string) => {
      const found = request.cookie.split('; ').find((pair) => pair.startsWith(`${name}=`));
      return found ? [{ name, value: found.slice(name.length + 1) }] : [];
    },
  }),
}));
vi.mock('next-intl/server', () => ({
  getLocale: async () => request.locale,
  getTranslations: async () => createTranslator({ locale: request.locale, messages: messagesOf[request.locale] }),
}));

const metaDefault = { platform: 'meta' as const, counted: platformDefinition('meta').conversionActions };

async function organization() {
  const { orgId, userId } = await mintOrganization();
  request.cookie = await sessionCookieFor(userId);
  const campaigns = await withOrg(orgId, async (tx) => {
    const put = seeder(tx, orgId, new Date());
    const account = await put.account((await put.integration()).id);
    const unseen = await put.account((await put.integration()).id, { selected: false });
    return {
      ended: await put.campaign(account, { name: 'Ended Offer', status: 'ended' }),
      active: await put.campaign(account, { name: 'Active Offer' }),
      unseen: await put.campaign(unseen, { name: 'Unseen Offer' }),
    };
  });
  return { orgId, campaigns };
}

async function page(locale: keyof typeof messagesOf, orgId: string, search: string): Promise<string> {
  request.locale = locale;
  const shown = await CampaignsPage({
    params: Promise.resolve({ locale, org: orgId }),
    searchParams: Promise.resolve(Object.fromEntries(new URLSearchParams(search))),
  });
  return rendered(locale, shown);
}

it.each(['en', 'ar'] as const)(
  'the link of an alert shows its campaign only, and a link to all (%s)',
  async (locale) => {
    const { orgId, campaigns } = await organization();
    const alert = { subjectType: 'campaign', subjectId: campaigns.ended.id } as Parameters<typeof alertHref>[2];
    const href = alertHref(locale, orgId, alert);
    const shown = await page(locale, orgId, href.slice(href.indexOf('?')));
    expect(shown).toContain('Ended Offer');
    expect(shown).not.toContain('Active Offer');
    // A chip names it and removes the restriction.
    expect(shown).toContain(`href="/${locale}/orgs/${orgId}/campaigns?status=all"`);
  },
);

it.each(['en', 'ar'] as const)(
  'the window of its platform is beside the figures of a campaign (%s)',
  async (locale) => {
    const { orgId } = await organization();
    const shown = await page(locale, orgId, 'status=all');
    const note = rendered(locale, createElement(AttributionNote, { platforms: [metaDefault] }));
    expect(note).toMatch(/7/);
    expect(shown).toContain(note);
  },
);

it('the API has what counts as a conversion of the platforms of a page with explain=1 only', async () => {
  const { orgId } = await organization();
  const answer = async (search: string) => {
    const headers = { cookie: request.cookie };
    const called = new Request(`http://localhost:3000/api/orgs/${orgId}/campaigns?${search}`, { headers });
    return (await getCampaigns(called, { params: Promise.resolve({ org: orgId }) })).json();
  };
  const { conversions, sales } = metaDefault.counted;
  expect((await answer('explain=1')).counted).toMatchObject([{ platform: 'meta', counted: { conversions, sales } }]);
  expect(await answer('')).not.toHaveProperty('counted');
});

it('an address of one campaign without a status shows it whatever its status is', async () => {
  const { orgId, campaigns } = await organization();
  expect(await page('en', orgId, `campaigns=${campaigns.ended.id}`)).toContain('Ended Offer');
});

it('the address of a campaign of an account that is not chosen finds none, and links to the whole list', async () => {
  const { orgId, campaigns } = await organization();
  const shown = await page('en', orgId, `status=all&campaigns=${campaigns.unseen.id}`);
  expect(shown).toContain(messagesOf.en.campaigns.noneNarrowed);
  expect(shown).toContain(`href="/en/orgs/${orgId}/campaigns?status=all"`);
});

it('an address with an invalid campaign id shows the whole list and names what is wrong', async () => {
  const { orgId } = await organization();
  const shown = await page('en', orgId, 'status=all&campaigns=none');
  expect(shown).toContain('Ended Offer');
  expect(shown).toContain('Active Offer');
  expect(shown).toContain(messagesOf.en.filters.refused.title);
});

it.each(['en', 'ar'] as const)('every heading sorts, and a chosen one turns the order (%s)', async (locale) => {
  const { orgId } = await organization();
  const shown = await page(locale, orgId, 'status=all&period=last_7_days&sort=-clicks');
  const link = (sort: string) =>
    `href="/${locale}/orgs/${orgId}/campaigns?period=last_7_days&amp;status=all&amp;sort=${sort}"`;
  for (const sort of ['name', 'status', '-conversions', '-cpa', '-roas', 'clicks']) expect(shown).toContain(link(sort));
  expect(shown).toContain('aria-sort="descending"');
  // The default order is not named.
  expect(shown).toContain(`href="/${locale}/orgs/${orgId}/campaigns?period=last_7_days&amp;status=all"`);
});

it('a page of the list keeps the filter, the order and the search', async () => {
  const { orgId } = await organization();
  const shown = await page('en', orgId, 'status=all&platforms=meta&sort=name&search=offer');
  expect(shown).toContain('type="hidden" name="platforms" value="meta"');
  expect(shown).toContain('type="hidden" name="sort" value="name"');
  expect(shown).toContain('platforms=meta&amp;status=paused&amp;search=offer&amp;sort=name"');
});

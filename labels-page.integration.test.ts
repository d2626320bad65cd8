import { createTranslator } from 'next-intl';
import { describe, expect, it, vi } from 'vitest';
import { labelCampaigns, restoreCampaignLabels } from '@/app/[locale]/orgs/[org]/campaigns/actions';
import CampaignsPage from '@/app/[locale]/orgs/[org]/campaigns/page';
import { labelPosts, restorePostLabels } from '@/app/[locale]/orgs/[org]/content/actions';
import ContentPage from '@/app/[locale]/orgs/[org]/content/page';
import {
  countMatches,
  createLabel,
  deleteLabel,
  restoreLabel,
  updateLabel,
} from '@/app/[locale]/orgs/[org]/settings/actions';
import SettingsPage from '@/app/[locale]/orgs/[org]/settings/page';
import type { ActionResult, FormAction } from '@/components/forms/action-result';
import { messagesOf, rendered } from '@/conformance/rendered';
import { withOrg } from '@/db/tenant';
import { mintOrganization } from '@/db/testing/organization';
import { sessionCookieFor } from '@/lib/auth/testing/session-cookie-for';
import { seeder } from '@/lib/dashboard/testing/seed';
import { listLabels } from '@/lib/labels/list-labels';

type Locale = keyof typeof messagesOf;

const request = { cookie: '', locale: 'en' as Locale };
vi.mock('next/headers', () => ({
  headers: async () => new Headers({ cookie: request.cookie }),
  cookies: async () => ({
    getAll: (name: string) => {
      const found = request.cookie.split('; ').find((pair) => pair.startsWith(`${name}=`));
      return found ? [{ name, value: found.slice(name.length + 1) }] : [];
    },
  }),
}));
vi.mock('next/cache', () => ({ revalidatePath: () => {} }));
vi.mock('next-intl/server', () => ({
  getLocale: async () => request.locale,
  getTranslations: async (options?: { locale?: Locale; namespace?: never }) => {
    const locale = options?.locale ?? request.locale;
    return createTranslator({ locale, messages: messagesOf[locale], namespace: options?.namespace });
  },
}));

const pages = { campaigns: CampaignsPage, content: ContentPage };

async function organization(role: 'marketer' | 'viewer' = 'marketer') {
  const { orgId, userId } = await mintOrganization({ role });
  const cookie = await sessionCookieFor(userId);
  const ids = await withOrg(orgId, async (tx) => {
    const put = seeder(tx, orgId, new Date());
    const integration = await put.integration();
    const [account, profile] = [await put.account(integration.id), await put.profile(integration.id)];
    const post = { publishedAt: new Date() };
    return {
      eid: (await put.campaign(account, { name: 'Eid offer' })).id,
      other: (await put.campaign(account, { name: 'Other offer', platform: 'google' })).id,
      post: (await put.post(profile.id, { text: 'Eid greeting', ...post })).id,
      otherPost: (await put.post(profile.id, { text: 'Other greeting', ...post })).id,
    };
  });
  const signedIn = (locale: Locale) => Object.assign(request, { cookie, locale });
  return {
    ...ids,
    orgId,
    act: (action: FormAction, fields: Record<string, string | string[]>, locale: Locale = 'en') => {
      signedIn(locale);
      const form = new FormData();
      form.set('org', orgId);
      for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) form.append(name, each);
      return action(null, form);
    },
    page: async (page: keyof typeof pages, search = '', locale: Locale = 'en') => {
      signedIn(locale);
      const shown = await pages[page]({
        params: Promise.resolve({ locale, org: orgId }),
        searchParams: Promise.resolve(Object.fromEntries(new URLSearchParams(search))),
      });
      return rendered(locale, shown);
    },
    settings: async (locale: Locale = 'en') => {
      signedIn(locale);
      return rendered(locale, await SettingsPage({ params: Promise.resolve({ locale, org: orgId }) }));
    },
    label: async () => (await listLabels(orgId))[0]?.id ?? '',
  };
}

// Without the organization, which `act` sends.
function undoOf(result: ActionResult): Record<string, string> {
  const { org: _org, ...fields } = (result.ok && result.undo) || {};
  return fields;
}

const isSelectable = (html: string) => /type="checkbox"[^>]*name="ids"|name="ids"[^>]*type="checkbox"/.test(html);

describe('labels on the pages', () => {
  it.each(['en', 'ar'] as const)(
    'a marketer labels selected campaigns and posts and filters by the label (%s)',
    async (locale) => {
      const { act, page, label, eid, other, post, otherPost } = await organization();
      expect(isSelectable(await page('campaigns', '', locale))).toBe(false);
      await act(createLabel, { name: 'Ramadan', colour: 'teal', pattern: '' }, locale);
      expect(isSelectable(await page('campaigns', '', locale))).toBe(true);
      const id = await label();
      const added = await act(labelCampaigns, { label: id, ids: [eid, other], attached: 'true' }, locale);
      expect(added.message).toBe(locale === 'en' ? 'The label was added to 2 campaigns.' : 'أُضيف التصنيف إلى حملتين.');
      const removed = await act(labelCampaigns, { label: id, ids: other, attached: 'false' }, locale);
      expect(removed.message).toBe(
        locale === 'en' ? 'The label was removed from 1 campaign.' : 'أُزيل التصنيف من حملة واحدة.',
      );
      const campaigns = await page('campaigns', `labels=${id}`, locale);
      expect(campaigns).toContain('Eid offer');
      expect(campaigns).not.toContain('Other offer');
      expect(campaigns).toContain('bg-label-teal');
      await act(labelPosts, { label: id, ids: [post, otherPost], attached: 'true' }, locale);
      await act(labelPosts, { label: id, ids: post, attached: 'false' }, locale);
      const posts = await page('content', `labels=${id}`, locale);
      expect(posts).toContain('Other greeting');
      expect(posts).not.toContain('Eid greeting');
    },
  );

  it('what was labelled is undone with the fields of the answer', async () => {
    const { act, label, eid, other, post, orgId } = await organization();
    await act(createLabel, { name: 'Eid', colour: 'teal', pattern: 'eid' });
    const id = await label();
    const counts = async () => (await listLabels(orgId)).map(({ campaigns, posts }) => [campaigns, posts]);
    const undone = async (change: FormAction, undo: FormAction, fields: Record<string, string | string[]>) => {
      const done = await act(change, { label: id, ...fields });
      const changed = await counts();
      const result = await act(undo, undoOf(done));
      expect(result).toEqual({ ok: true, message: messagesOf.en.labels.restored });
      return changed;
    };
    const added = { ids: [eid, other], attached: 'true' };
    expect(await undone(labelCampaigns, restoreCampaignLabels, added)).toEqual([[2, 1]]);
    expect(await undone(labelPosts, restorePostLabels, { ids: post, attached: 'false' })).toEqual([[1, 0]]);
    expect(await counts()).toEqual([[1, 1]]);
  });

  it('without a selected row nothing is changed, and the message says what to do', async () => {
    const { act, label } = await organization();
    await act(createLabel, { name: 'Ramadan', colour: 'teal', pattern: '' });
    const result = await act(labelCampaigns, { label: await label(), attached: 'true' });
    expect(result).toMatchObject({ ok: false, message: messagesOf.en.errors.nothingSelected });
  });

  it('a viewer sees labels and filters by them, and has nothing to change them with', async () => {
    const { act, page, settings } = await organization('viewer');
    expect(await act(createLabel, { name: 'Ramadan', colour: 'teal', pattern: '' })).toMatchObject({ ok: false });
    expect(isSelectable(await page('campaigns'))).toBe(false);
    expect(await page('campaigns')).not.toContain(messagesOf.en.labels.manage);
    const shown = await settings();
    expect(shown).toContain(messagesOf.en.settings.labels.empty);
    expect(shown).not.toContain(messagesOf.en.settings.labels.submit);
  });

  it('all filters of the address stay in every link, and the status filter keeps the label', async () => {
    const { act, page, label, orgId } = await organization();
    await act(createLabel, { name: 'Ramadan', colour: 'teal', pattern: 'eid' });
    const id = await label();
    const shown = await page('campaigns', `status=active&platforms=meta&labels=${id}&search=offer`);
    const link = `/en/orgs/${orgId}/campaigns?platforms=meta&amp;labels=${id}&amp;status=paused&amp;search=offer`;
    expect(shown).toContain(`href="${link}"`);
    expect(shown).toContain(`href="${link.replace('paused', 'active').replace('platforms=meta&amp;', '')}"`);
    expect(shown).toContain(`type="hidden" name="labels" value="${id}"`);
    const empty = await page('campaigns', `platforms=tiktok&labels=${id}`);
    expect(empty).toContain(messagesOf.en.campaigns.noneNarrowed);
    expect(empty).toContain(`href="/en/orgs/${orgId}/campaigns?status=active"`);
  });

  it.each(['campaigns', 'content'] as const)(
    'the address of a foreign label shows the not-found page (%s)',
    async (page) => {
      const [mine, other] = [await organization(), await organization()];
      await other.act(createLabel, { name: 'Ramadan', colour: 'teal', pattern: '' });
      await expect(mine.page(page, `labels=${await other.label()}`)).rejects.toMatchObject({
        digest: 'NEXT_HTTP_ERROR_FALLBACK;404',
      });
    },
  );
});

describe('the settings of labels', () => {
  it('create, change and delete a label, and list it with its counts', async () => {
    const { act, settings, label, orgId } = await organization();
    const created = await act(createLabel, { name: ' Ramadan ', colour: 'teal', pattern: ' eid ' });
    expect(created).toEqual({ ok: true, message: messagesOf.en.settings.labels.added });
    const id = await label();
    const shown = await settings();
    expect(shown).toContain('1 campaign</a>');
    expect(shown).toContain(`href="/en/orgs/${orgId}/campaigns?status=all&amp;labels=${id}"`);
    await act(updateLabel, { label: id, name: 'Feast', colour: 'pink', pattern: '' });
    expect(await listLabels(orgId)).toMatchObject([{ name: 'Feast', colour: 'pink', pattern: null, campaigns: 0 }]);
    const deleted = await act(deleteLabel, { label: id });
    expect(deleted).toMatchObject({ ok: true, message: messagesOf.en.settings.labels.deleted });
    expect(await listLabels(orgId)).toEqual([]);
    await act(restoreLabel, undoOf(deleted));
    expect(await listLabels(orgId)).toMatchObject([{ id, name: 'Feast' }]);
  });

  it.each([
    [{ name: ' ' }, 'name'],
    [{ name: 'x'.repeat(61) }, 'name'],
    [{ name: 'RAMADAN' }, 'name'],
    [{ name: 'New', pattern: '**' }, 'pattern'],
    [{ name: 'New', pattern: 'x'.repeat(201) }, 'pattern'],
  ])('refuse %j with a text at its field', async (over, field) => {
    const { act, orgId } = await organization();
    await act(createLabel, { name: 'Ramadan', colour: 'teal', pattern: '' });
    const refused = await act(createLabel, { colour: 'red', pattern: '', ...over });
    expect(Object.keys(refused.ok ? {} : refused.fieldErrors)).toEqual([field]);
    expect(await listLabels(orgId)).toHaveLength(1);
  });

  it('say what a typed pattern matches before it is saved', async () => {
    const { act } = await organization();
    const text = async (pattern: string, locale: Locale) => (await act(countMatches, { pattern }, locale)).message;
    expect(await text('eid', 'en')).toBe('Matches 1 campaign and 1 post.');
    expect(await text('O*er', 'ar')).toBe('يطابق حملتين ومنشورًا واحدًا.');
    expect(await text('**', 'en')).toBe(messagesOf.en.errors.labelPatternEmpty);
  });
});

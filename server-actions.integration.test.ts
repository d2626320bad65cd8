import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createTranslator } from 'next-intl';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { actionPolicy } from '@/app/[locale]/define-action';
import { openOrgPage } from '@/app/[locale]/open-org-page';
import { refreshDashboard } from '@/app/[locale]/orgs/[org]/dashboard/actions';
import { syncNow } from '@/app/[locale]/orgs/[org]/integrations/actions';
import { updateOrganization } from '@/app/[locale]/orgs/[org]/settings/actions';
import { POST as refreshRoute } from '@/app/api/orgs/[org]/dashboard/refresh/route';
import { GET as membersRoute } from '@/app/api/orgs/[org]/members/route';
import { LIMITED_DIGEST } from '@/components/errors/limited-digest';
import type { FormAction } from '@/components/forms/action-result';
import { mintOrganization } from '@/db/testing/organization';
import { sessionCookieFor } from '@/lib/auth/testing/session-cookie-for';
import { registeredRoutes } from '@/lib/openapi/openapi-registry';
import ar from '@/messages/ar.json';
import en from '@/messages/en.json';

const root = import.meta.dirname;

const request = { headers: new Headers(), locale: 'en' as 'en' | 'ar' };
vi.mock('next/headers', () => ({
  headers: async () => request.headers,
  cookies: async () => ({
    getAll: (name: string) => {
      const found = request.headers
        .get('cookie')
        ?.split('; ')
        .find((pair) => pair.startsWith(`${name}=`));
      return found ? [{ name, value: found.slice(name.length + 1) }] : [];
    },
  }),
}));
vi.mock('next/cache', () => ({ revalidatePath: () => {} }));
vi.mock('next-intl/server', () => ({
  getLocale: async () => request.locale,
  getTranslations: async (options?: { locale?: 'en' | 'ar'; namespace?: never }) => {
    const locale = options?.locale ?? request.locale;
    return createTranslator({ locale, messages: locale === 'ar' ? ar : en, namespace: options?.namespace });
  },
}));

function sourceFiles(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => path.join(folder, name));
}

const DIRECTIVE = /^\s*['"]use server['"]/m;
const actionFiles = ['app', 'components', 'lib', 'inngest']
  .flatMap(sourceFiles)
  .filter((file) => DIRECTIVE.test(readFileSync(path.join(root, file), 'utf8')));

/** The API route with the same effect, or the tier of the action where there is none. */
const SAME_ACT: Record<string, string> = {
  acceptFigures: 'POST /api/orgs/{org}/held-figures/accept',
  acknowledge: 'POST /api/orgs/{org}/alerts/{alertId}/acknowledge',
  addAllowedOrigin: 'PUT /api/orgs/{org}/allowed-origins',
  addFxRate: 'PUT /api/orgs/{org}/fx-rates',
  archiveKpi: 'DELETE /api/orgs/{org}/kpis/{kpiId}',
  changeRole: 'PATCH /api/orgs/{org}/members/{user}',
  chooseAccounts: 'PUT /api/orgs/{org}/integrations/{integrationId}/accounts',
  countMatches: 'GET /api/orgs/{org}/label-matches',
  createAnnotation: 'POST /api/orgs/{org}/annotations',
  createKey: 'POST /api/orgs/{org}/webhooks/keys',
  createKpi: 'POST /api/orgs/{org}/kpis',
  createLabel: 'POST /api/orgs/{org}/labels',
  createOrganization: 'POST /api/orgs',
  createView: 'POST /api/orgs/{org}/views',
  createToken: 'POST /api/orgs/{org}/tokens',
  deleteAnnotation: 'DELETE /api/orgs/{org}/annotations/{annotationId}',
  deleteLabel: 'DELETE /api/orgs/{org}/labels/{labelId}',
  deleteFxRate: 'DELETE /api/orgs/{org}/fx-rates/{base}/{quote}/{date}',
  deleteView: 'DELETE /api/orgs/{org}/views/{viewId}',
  disconnect: 'DELETE /api/orgs/{org}/integrations/{integrationId}',
  erase: 'DELETE /api/orgs/{org}/leads/{leadId}',
  invite: 'POST /api/orgs/{org}/invitations',
  labelCampaigns: 'PATCH /api/orgs/{org}/labels/{labelId}/campaigns',
  labelPosts: 'PATCH /api/orgs/{org}/labels/{labelId}/posts',
  refreshDashboard: 'POST /api/orgs/{org}/dashboard/refresh',
  removeAllowedOrigin: 'PUT /api/orgs/{org}/allowed-origins',
  removeKey: 'DELETE /api/orgs/{org}/webhooks/keys/{keyId}',
  removeMember: 'DELETE /api/orgs/{org}/members/{user}',
  replay: 'POST /api/orgs/{org}/webhooks/deliveries/{deliveryId}/replay',
  resetConversionChoice: 'DELETE /api/orgs/{org}/conversion-actions/{platform}',
  restoreView: 'POST /api/orgs/{org}/views/{viewId}/restore',
  restoreCampaignLabels: 'PUT /api/orgs/{org}/labels/{labelId}/campaigns',
  restoreLabel: 'POST /api/orgs/{org}/labels/{labelId}/restore',
  restorePostLabels: 'PUT /api/orgs/{org}/labels/{labelId}/posts',
  restoreAnnotation: 'POST /api/orgs/{org}/annotations/{annotationId}/restore',
  revokeInvitation: 'DELETE /api/orgs/{org}/invitations/{invitation}',
  revokeToken: 'DELETE /api/orgs/{org}/tokens/{token}',
  saveConversionChoice: 'PUT /api/orgs/{org}/conversion-actions/{platform}',
  setDefaultView: 'PUT /api/orgs/{org}/views/{viewId}/default',
  syncAgain: 'POST /api/orgs/{org}/sync/integrations/{integrationId}/trigger',
  syncAll: 'POST /api/orgs/{org}/sync/trigger',
  syncNow: 'POST /api/orgs/{org}/sync/integrations/{integrationId}/trigger',
  updateAnnotation: 'PATCH /api/orgs/{org}/annotations/{annotationId}',
  updateKpi: 'PATCH /api/orgs/{org}/kpis/{kpiId}',
  updateLabel: 'PATCH /api/orgs/{org}/labels/{labelId}',
  updateView: 'PATCH /api/orgs/{org}/views/{viewId}',
};
const OWN_TIER: Record<string, string> = {
  accept: 'auth',
  hideSetup: 'api',
  setPassword: 'by-account',
  setTheme: 'api',
  signIn: 'by-account',
  signOut: 'api',
  signUp: 'by-account',
  updateOrganization: 'api',
};

describe('server actions', () => {
  const exported = new Map<string, unknown>();
  beforeAll(async () => {
    for (const file of actionFiles) {
      const module: Record<string, unknown> = await import(path.join(root, file));
      for (const [name, value] of Object.entries(module)) exported.set(`${file} ${name}`, value);
    }
    for (const file of sourceFiles('app/api').filter((name) => name.endsWith('/route.ts'))) {
      await import(path.join(root, file));
    }
  });

  it('server actions are in files of their own, never inside a component or a function of lib', () => {
    expect(actionFiles.length).toBeGreaterThan(10);
    for (const file of actionFiles) {
      expect(file).toMatch(/^app\/.*actions\.ts$/);
      expect(readFileSync(path.join(root, file), 'utf8')).toMatch(/^'use server';\n/);
      expect(readFileSync(path.join(root, file), 'utf8').match(new RegExp(DIRECTIVE, 'gm'))).toHaveLength(1);
    }
  });

  it('all server actions are made by defineAction or definePlainAction, which take from a tier', () => {
    const unlimited = [...exported].filter(([, action]) => actionPolicy(action) === undefined).map(([name]) => name);
    expect(exported.size).toBeGreaterThan(20);
    expect(unlimited).toEqual([]);
  });

  it('server actions have the tier and the role of the API route with the same effect', () => {
    const routes = new Map(registeredRoutes().map((route) => [`${route.method} ${route.path}`, route]));
    for (const [place, action] of exported) {
      const name = place.split(' ').at(-1) ?? '';
      const policy = actionPolicy(action);
      const same = SAME_ACT[name];
      if (same === undefined) {
        expect([place, policy?.tier]).toEqual([place, OWN_TIER[name]]);
        continue;
      }
      const route = routes.get(same);
      expect([place, policy?.tier]).toEqual([place, route?.tier]);
      if (policy?.by === 'member') expect([place, policy.role]).toEqual([place, route?.role ?? 'viewer']);
    }
  });
});

async function person() {
  const { orgId, userId } = await mintOrganization();
  const cookie = await sessionCookieFor(userId);
  const form = (fields: Record<string, string>) => {
    const data = new FormData();
    for (const [name, value] of Object.entries({ org: orgId, ...fields })) data.set(name, value);
    return data;
  };
  return {
    orgId,
    cookie,
    act: (action: FormAction, fields: Record<string, string> = {}) => {
      request.headers = new Headers({ cookie });
      return action(null, form(fields));
    },
    refreshByApi: () =>
      refreshRoute(
        new Request(`http://localhost:3000/api/orgs/${orgId}/dashboard/refresh`, {
          method: 'POST',
          headers: { cookie, origin: 'http://localhost:3000' },
        }),
        { params: Promise.resolve({ org: orgId }) },
      ),
    membersByApi: () =>
      membersRoute(new Request(`http://localhost:3000/api/orgs/${orgId}/members`, { headers: { cookie } }), {
        params: Promise.resolve({ org: orgId }),
      }),
    openPage: () => {
      request.headers = new Headers({ cookie });
      return openOrgPage(Promise.resolve({ org: orgId }));
    },
  };
}

beforeEach(() => {
  request.locale = 'en';
});

describe('limits of actions', () => {
  // The rate-limit window does not pass, however slow the machine is.
  beforeAll(() => {
    vi.useFakeTimers({ toFake: ['performance'] });
  });
  afterAll(() => {
    vi.useRealTimers();
  });

  it('an action and the API route with the same effect share 20 heavy requests a minute', async () => {
    const { act, refreshByApi } = await person();
    for (let count = 0; count < 10; count += 1) {
      expect(await act(refreshDashboard)).toEqual({ ok: true });
      expect((await refreshByApi()).status).toBe(200);
    }
    const refused = await act(refreshDashboard);
    expect(refused).toMatchObject({ ok: false, fieldErrors: {} });
    expect(refused.message).toMatch(/^Too many requests in a short time\. Try again in \d+ seconds?\.$/);
    request.locale = 'ar';
    expect((await act(refreshDashboard)).message).toMatch(/^محاولات كثيرة .*حاول مجددًا بعد .+\.$/);
    const answer = await refreshByApi();
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
    request.locale = 'en';
    const sync = { integration: randomUUID(), dataType: 'all' };
    expect((await act(syncNow, sync)).message).toMatch(/^Too many requests/);
    expect((await act(updateOrganization)).message).not.toMatch(/^Too many requests/);
  });

  it('an action that membership, role or its fields refuse counts', async () => {
    const [ours, theirs] = [await person(), await person()];
    for (let count = 0; count < 20; count += 1) {
      expect(await ours.act(refreshDashboard, { org: theirs.orgId })).toMatchObject({ ok: false });
    }
    expect((await ours.act(refreshDashboard)).message).toMatch(/^Too many requests/);
    expect(await theirs.act(refreshDashboard)).toEqual({ ok: true });
  });

  it('an action without a session counts by the network of the client', async () => {
    const { orgId } = await person();
    const form = new FormData();
    form.set('org', orgId);
    const anonymous = (address: string) => {
      request.headers = new Headers({ 'x-cmis-client-ip': address });
      return refreshDashboard(null, form);
    };
    for (let count = 0; count < 20; count += 1) {
      expect((await anonymous('203.0.113.77')).message).toBe(en.errors.unauthenticated);
    }
    expect((await anonymous('203.0.113.77')).message).toMatch(/^Too many requests/);
    expect((await anonymous('203.0.113.78')).message).toBe(en.errors.unauthenticated);
  });

  it('pages and API share 100 requests a minute, and a refused page reaches the error page', async () => {
    const { openPage, membersByApi, orgId, cookie } = await person();
    for (let count = 0; count < 50; count += 1) {
      await openPage();
      expect((await membersByApi()).status).toBe(200);
    }
    await expect(openPage()).rejects.toMatchObject({ code: 'rate_limited', digest: LIMITED_DIGEST });
    expect((await membersByApi()).status).toBe(429);
    request.headers = new Headers({ cookie });
    const parts = await Promise.allSettled([0, 1].map(() => openOrgPage(Promise.resolve({ org: orgId }))));
    expect(parts.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  it('a page counts once, however many of its parts open it, and not again after the action that renders it', async () => {
    const { openPage, act, membersByApi, orgId } = await person();
    const parts = () => Promise.all([0, 1, 2].map(() => openOrgPage(Promise.resolve({ org: orgId }))));
    await openPage();
    await parts();
    await act(refreshDashboard);
    await parts();
    const answer = await membersByApi();
    expect(answer.headers.get('ratelimit')).toContain('r=98;');
  });
});

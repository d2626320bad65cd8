import { describe, expect, it } from 'vitest';
import { GET as explainAdvertising } from '@/app/api/orgs/[org]/dashboard/explain/route';
import { GET as getDashboard } from '@/app/api/orgs/[org]/dashboard/route';
import { GET as explainPost } from '@/app/api/orgs/[org]/posts/[postId]/explain/route';
import { GET as explainContent } from '@/app/api/orgs/[org]/posts/explain/route';
import { explainedSubjects, explanationHref } from '@/components/dashboard/explained-subjects';
import { shownDashboard } from '@/components/dashboard/testing/shown-dashboard';
import { isOfContent, readWhy, subjectKey, type WhyQuestion, whyHref } from '@/components/dashboard/why-address';
import { organizations } from '@/db/schema/organizations';
import { withOrg } from '@/db/tenant';
import { mintOrganization } from '@/db/testing/organization';
import { sessionCookieFor } from '@/lib/auth/testing/session-cookie-for';
import { contentExplanationSchema } from '@/lib/dashboard/content-explanation-schema';
import { explanationSchema } from '@/lib/dashboard/explanation-schema';
import { type Dashboard, dashboardSchema } from '@/lib/dashboard/schema';
import { facts, seeder } from '@/lib/dashboard/testing/seed';
import { seedPlatforms } from '@/lib/dashboard/testing/seed-platforms';
import { addDays, dayInZone, daysOf } from '@/lib/dates';
import { filterSearch } from '@/lib/metrics/figure-filter';
import { microsFromDecimal } from '@/lib/money';
import { postExplanationSchema } from '@/lib/posts/post-explanation-schema';

const now = new Date();
const today = dayInZone(now, 'Asia/Riyadh');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

/** With campaigns to review, a page with a usual engagement rate, and one with posts that report no reach. */
async function seedPage() {
  const { orgId, userId } = await mintOrganization({ role: 'viewer' });
  await seedPlatforms(orgId, 7, now);
  await withOrg(orgId, async (tx) => {
    await tx.update(organizations).set({ marginBasisPoints: 3000 });
    const put = seeder(tx, orgId, now);
    const integration = await put.integration();
    const account = await put.account(integration.id, { currency: 'USD', name: 'Losses' });
    const [worst, usual] = [await put.campaign(account, { name: 'Worst' }), await put.campaign(account)];
    const loss = { spendMicros: 90_000_000n, conversions: '0', conversionValueMicros: 1_000_000n };
    await put.metrics(
      account.id,
      daysOf(addDays(today, -70), addDays(today, -1)).flatMap((date) => [
        facts(worst, { date, ...loss }),
        facts(usual, { date, conversions: '3' }),
      ]),
    );
    const [page, channel] = [await put.profile(integration.id), await put.profile(integration.id)];
    for (let index = 0; index < 8; index += 1) {
      const post = await put.post(page.id, { publishedAt: daysAgo(2 + index) });
      const counts = { likes: 10 * (index + 1), comments: 3, shares: 2, reach: 1000 + 10 * index };
      await put.engagement(post.id, { date: today, ...counts });
    }
    const video = await put.post(channel.id, { publishedAt: daysAgo(1) });
    await put.engagement(video.id, { date: today, likes: 7, views: 900 });
  });
  return { orgId, headers: { cookie: await sessionCookieFor(userId) } };
}

type Route = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
type Totals = Dashboard['platforms'][number]['totals'];

const key = (question: WhyQuestion) => whyHref('', question);
const micros = (money: { amountMicros: string } | null) => money?.amountMicros ?? null;
const text = (value: number | null) => (value === null ? null : String(value));
const decimal = (value: string | null) => (value === null ? null : String(microsFromDecimal(value)));

/** What the dashboard has behind each figure of the page that opens an explanation, in the units of the explanation. */
function figuresOf({ overview, platforms, campaignsToReview, activeCampaigns, recentPosts }: Dashboard) {
  const shown = new Map<string, string | null>();
  const put = (question: WhyQuestion, value: string | null) => shown.set(key(question), value);
  const putMain = (of: string | null, { spend, conversions, cpa, roas }: Totals) => {
    put({ figure: 'spend', of }, micros(spend));
    put({ figure: 'conversions', of }, decimal(conversions));
    put({ figure: 'cpa', of }, micros(cpa));
    put({ figure: 'roas', of }, text(roas));
  };
  const { advertising, content } = overview;
  putMain(null, advertising);
  put({ figure: 'conversion_value', of: null }, micros(advertising.conversionValue));
  put({ figure: 'impressions', of: null }, text(advertising.impressions));
  put({ figure: 'clicks', of: null }, text(advertising.clicks));
  put({ figure: 'ctr', of: null }, text(advertising.ctr));
  put({ figure: 'cpc', of: null }, micros(advertising.cpc));
  put({ figure: 'cpm', of: null }, micros(advertising.cpm));
  put({ figure: 'roi', of: null }, text(advertising.roi.value));
  const conversions = Number(microsFromDecimal(advertising.conversions ?? '0'));
  put({ figure: 'cvr', of: null }, text(conversions / (Number(advertising.clicks) * 1_000_000)));
  for (const { platform, totals } of platforms) putMain(platform, totals);
  for (const { id, spend, conversions, cpa, roas } of campaignsToReview) {
    const of = { of: id, reviewed: true };
    put({ figure: 'spend', ...of }, micros(spend));
    put({ figure: 'conversions', ...of }, decimal(conversions));
    put({ figure: 'cpa', ...of }, micros(cpa));
    put({ figure: 'roas', ...of }, text(roas));
  }
  for (const { id, spend, conversions, ctr, roas } of activeCampaigns) {
    put({ figure: 'spend', of: id }, micros(spend));
    put({ figure: 'conversions', of: id }, decimal(conversions));
    put({ figure: 'ctr', of: id }, text(ctr));
    put({ figure: 'roas', of: id }, text(roas));
  }
  put({ figure: 'posts_published', of: null }, text(content.postsPublished));
  put({ figure: 'engagements', of: null }, text(content.engagements));
  put({ figure: 'engagement_rate', of: null }, text(content.engagementRate));
  for (const { id, usual } of recentPosts) put({ figure: 'engagement_rate', of: id }, text(usual?.rate ?? null));
  return shown;
}

function questionsOf(page: string): Map<string, WhyQuestion> {
  const hrefs = [...page.matchAll(/href="([^"]*[?&;]why=[^"]*)"/g)].map(([, href = '']) =>
    href.replaceAll('&amp;', '&'),
  );
  const questions = hrefs.flatMap((href) => readWhy(new URLSearchParams(href.split('?')[1])) ?? []);
  return new Map(questions.map((question) => [key(question), question]));
}

describe.each(['', 'period=last_7_days&compare=same_weekdays&currency=USD', 'period=this_month&platforms=meta'])(
  'the page of the filter "%s"',
  (search) => {
    it('explains every figure by its link, with the value of page and API', async () => {
      const { orgId, headers } = await seedPage();
      const get = async (route: Route, href: string, params = {}) => {
        const request = new Request(`http://localhost:3000/api/orgs/${orgId}/${href}`, { headers });
        const response = await route(request, { params: Promise.resolve({ org: orgId, ...params }) });
        expect(response.status, href).toBe(200);
        return response.json();
      };
      const dashboard = dashboardSchema.parse(await get(getDashboard as Route, `dashboard?${search}`));
      const figures = figuresOf(dashboard);
      const questions = questionsOf(shownDashboard('en', dashboard));
      expect([...questions.keys()].sort()).toEqual([...figures.keys()].sort());
      const query = filterSearch(dashboard.filter, dashboard.organization.currency);
      const subjects = explainedSubjects(dashboard, (platform) => platform);
      const explained = async (question: WhyQuestion) => {
        const { figure, of } = question;
        if (!isOfContent(question)) {
          const subject = of === null ? null : subjects[subjectKey({ ...question, of })];
          if (subject === undefined) throw new Error(`The panel has no subject for ${key(question)}.`);
          const href = explanationHref(`dashboard/explain?${query}`, question.figure, subject);
          const explanation = explanationSchema.parse(await get(explainAdvertising as Route, href));
          if (question.reviewed) expectReviewed(dashboard, String(of), explanation);
          return figure === 'conversions' ? decimal(explanation.value) : explanation.value;
        }
        if (of === null) {
          const answer = await get(explainContent as Route, `posts/explain?${query}&figure=${figure}`);
          return text(contentExplanationSchema.parse(answer).value);
        }
        const answer = await get(explainPost as Route, `posts/${of}/explain`, { postId: of });
        return text(postExplanationSchema.parse(answer).usual?.rate ?? null);
      };
      for (const [name, question] of questions) expect(await explained(question), name).toBe(figures.get(name));
      expect(dashboard.campaignsToReview.length).toBeGreaterThan(0);
      expect(dashboard.activeCampaigns.length).toBeGreaterThan(0);
      expect(dashboard.recentPosts.some(({ usual }) => usual !== null)).toBe(true);
    });
  },
);

/** The panel of a campaign to review compares the reviewed days with the same days of the compared period, as its row. */
function expectReviewed(
  { reviewedDays, period: page, campaignsToReview }: Dashboard,
  id: string,
  { figure, period, previous, change }: ReturnType<typeof explanationSchema.parse>,
) {
  expect(period).toEqual(reviewedDays);
  expect(previous?.from).toBe(page.previousFrom);
  const { comparison } = campaignsToReview.find((campaign) => campaign.id === id) ?? {};
  if (figure !== 'spend' || !comparison) return;
  expect(change).toMatchObject({
    current: micros(comparison.current.spend),
    previous: micros(comparison.previous.spend),
  });
}

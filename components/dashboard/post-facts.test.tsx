import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { ContentExplanation } from '@/lib/dashboard/content-explanation-schema';
import type { PostExplanation } from '@/lib/posts/post-explanation-schema';
import ar from '@/messages/ar.json';
import en from '@/messages/en.json';
import { ContentFacts } from './content-facts';
import { useContentPanelLabels } from './content-panel-labels';
import { PostFacts } from './post-facts';

const messages = { en, ar };
const compared = (count: number): PostExplanation['compared'] =>
  Array.from({ length: count }, (_, index) => ({
    ...{ id: `p${index}`, excerpt: `Other ${index}`, publishedAt: '2026-11-10T09:00:00.000Z' },
    ...{ engagements: count - index, audience: 100, rate: (count - index) / 100, isMedian: index === (count - 1) / 2 },
  }));

const post: PostExplanation = {
  post: {
    ...{ id: 'p', platform: 'meta', profileId: 'f', profileName: 'Riyadh', text: 'وصل حديثًا New' },
    publishedAt: '2026-11-20T09:00:00.000Z',
  },
  engagement: { likes: 30, comments: 12, shares: null, saves: 8, clicks: null, reach: 2000, views: null },
  readAt: '2026-11-21T09:30:00.000Z',
  computed: { formula: '', denominator: 'reach', engagements: 50, audience: 2000, rate: 0.025 },
  usual: { rate: 0.025, usualRate: 0.0125, factor: 2, denominator: 'reach', posts: 21 },
  minimumPosts: 5,
  since: '2026-08-22T09:00:00.000Z',
  compared: compared(21),
};

const content: ContentExplanation = {
  figure: 'engagement_rate',
  formula: { id: 'engagement_rate', text: '' },
  period: { from: '2026-11-01', to: '2026-11-30' },
  value: 0.025,
  numerator: { of: 'engagements_with_reach', amount: 50 },
  denominator: { of: 'reach', amount: 2000 },
  parts: [
    {
      ...{ profileId: 'f', profileName: 'Riyadh', platform: 'meta', posts: 3, engagements: 70, postsWithReach: 2 },
      ...{ engagementsWithReach: 50, reach: 2000, readAt: '2026-11-21T09:30:00.000Z' },
    },
    {
      ...{ profileId: 'g', profileName: 'Channel', platform: 'tiktok', posts: 1, engagements: 4, postsWithReach: 0 },
      ...{ engagementsWithReach: 0, reach: 0, readAt: null },
    },
  ],
};

function Shown({ of, locale }: { of: PostExplanation | ContentExplanation; locale: 'en' | 'ar' }) {
  const labels = useContentPanelLabels();
  const shared = { labels, locale, timeZone: 'Asia/Riyadh' };
  return 'figure' in of ? <ContentFacts explanation={of} {...shared} /> : <PostFacts explanation={of} {...shared} />;
}

function textOf(of: PostExplanation | ContentExplanation, locale: 'en' | 'ar') {
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={messages[locale]} timeZone="UTC">
      <Shown of={of} locale={locale} />
    </NextIntlClientProvider>,
  );
  return html.replace(/<[^>]+>|[\u2066-\u2069\u200e\u200f]/g, ' ').replace(/\s+/g, ' ');
}

describe.each(['en', 'ar'] as const)('the explanation of posts in %s', (locale) => {
  const { explain } = messages[locale].dashboard.overview;
  const { engagement, ...texts } = messages[locale].content;
  const { rateOver } = messages[locale].dashboard.recentPosts;

  it('has the rate of a post, its counts, when they were read, and the posts around the usual rate', () => {
    const text = textOf(post, locale);
    expect(text).toMatch(/2\.50 ?[%٪].*×2\.0/);
    expect(text).toContain(rateOver.reach);
    expect(text).toContain(`${engagement.likes} 30`);
    expect(text).toContain(`${engagement.reach} 2,000`);
    expect(text).not.toContain(engagement.shares);
    expect(text).toContain(`${explain.content.engagements} 50`);
    expect(text).toMatch(new RegExp(`${explain.content.lastRead}.*12:30`));
    expect(text).toMatch(new RegExp(`${explain.content.median} 1\\.25`));
    expect(text).toContain(`${explain.content.comparedPosts} 21`);
    // The fifteen around the median, which is marked.
    expect([...text.matchAll(/Other (\d+)/g)].map(([, index]) => Number(index))).toEqual(
      Array.from({ length: 15 }, (_, index) => index + 3),
    );
    expect(text).toMatch(new RegExp(`Other 10 [^O]*${explain.content.median} 0?11\\.00`));
    expect(text).toContain(`${explain.others} (6)`);
    expect(texts.noText).not.toBe('');
  });

  it('says why a post has no rate, no usual rate or no figures', () => {
    const few = { ...post, usual: null, compared: compared(3) };
    expect(textOf(few, locale)).toContain(explain.content.tooFew);
    expect(textOf(few, locale)).toContain(`${explain.content.minimumPosts} 5`);
    const none = { ...few, computed: null, compared: [] };
    expect(textOf(none, locale)).toContain(explain.content.noRate);
    expect(textOf(none, locale)).not.toContain(explain.content.tooFew);
    expect(textOf({ ...none, engagement: null, readAt: null }, locale)).toContain(engagement.none);
  });

  it('has the sums of a figure of all posts by page, with unknown as unknown', () => {
    const text = textOf(content, locale);
    expect(text).toContain(explain.content.formula.engagement_rate);
    expect(text).toContain(`${explain.content.posts} 4`);
    expect(text).toContain(`${explain.content.postsWithReach} 2`);
    expect(text).toContain(`${explain.content.reachOfPosts} 2,000`);
    expect(text).toMatch(/Riyadh 2\.50 ?[%٪]/);
    expect(text).toContain(`Channel ${messages[locale].dashboard.overview.none}`);
    const count = { ...content, figure: 'engagements', value: 74, denominator: null } as const;
    expect(textOf(count, locale)).toMatch(/74 .*Riyadh 70 Channel 4/);
    expect(textOf(count, locale)).not.toContain(explain.content.reachOfPosts);
  });
});

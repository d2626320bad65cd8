import { useTranslations } from 'next-intl';
import type { ContentFigure } from '@/lib/dashboard/explained-figures';
import type { Engagement } from '@/lib/posts/schema';

export interface ContentPanelLabels {
  figures: Record<ContentFigure, string>;
  formulas: Record<ContentFigure, string>;
  // Of one post.
  postFormulas: Record<'reach' | 'views', string>;
  counts: Record<keyof Engagement, string>;
  close: string;
  failed: string;
  computed: string;
  posts: string;
  postsWithReach: string;
  engagementsWithReach: string;
  reachOfPosts: string;
  lastRead: string;
  profiles: string;
  engagements: string;
  noRate: string;
  notRead: string;
  usual: string;
  median: string;
  comparedPosts: string;
  since: string;
  tooFew: string;
  minimumPosts: string;
  others: string;
  noText: string;
  unknown: string;
}

/** The texts of the panel of posts, which is rendered in the browser. */
export function useContentPanelLabels(): ContentPanelLabels {
  const t = useTranslations('dashboard.overview');
  const e = useTranslations('dashboard.overview.explain');
  const c = useTranslations('dashboard.overview.explain.content');
  const count = useTranslations('content.engagement');
  const over = useTranslations('dashboard.recentPosts.rateOver');
  return {
    figures: {
      ...{ posts_published: t('postsPublished'), engagements: t('engagements') },
      engagement_rate: t('engagementRate'),
    },
    formulas: {
      ...{ posts_published: c('formula.posts_published'), engagements: c('formula.engagements') },
      engagement_rate: c('formula.engagement_rate'),
    },
    postFormulas: { reach: over('reach'), views: over('views') },
    counts: {
      ...{ views: count('views'), reach: count('reach'), likes: count('likes'), comments: count('comments') },
      ...{ shares: count('shares'), saves: count('saves'), clicks: count('clicks') },
    },
    close: e('close'),
    failed: e('failed'),
    computed: e('computed'),
    posts: c('posts'),
    postsWithReach: c('postsWithReach'),
    engagementsWithReach: c('engagementsWithReach'),
    reachOfPosts: c('reachOfPosts'),
    lastRead: c('lastRead'),
    profiles: c('profiles'),
    engagements: c('engagements'),
    noRate: c('noRate'),
    notRead: count('none'),
    usual: c('usual'),
    median: c('median'),
    comparedPosts: c('comparedPosts'),
    since: c('since'),
    tooFew: c('tooFew'),
    minimumPosts: c('minimumPosts'),
    others: e('others'),
    noText: c('noText'),
    unknown: t('none'),
  };
}

import { emptyPage } from '@/lib/platforms/rows';
import { markVanishedPosts } from '@/lib/posts/mark-vanished-posts';
import { writePosts } from '@/lib/posts/write-posts';
import type { PageStep, StepContext } from './page-step';
import { skippedRows } from './step-warnings';
import { stepProfile } from './subject';

// Older posts keep the engagement last counted.
const DAYS_BACK = 30;
const MS_PER_DAY = 86_400_000;

export function posts(context: StepContext): PageStep {
  const { orgId, platform } = context;
  return {
    begin: async () => {
      const now = Date.now();
      return { startedAt: new Date(now).toISOString(), since: new Date(now - DAYS_BACK * MS_PER_DAY).toISOString() };
    },
    read: async (accessToken, { since }, cursor) => {
      const { id: profileId, externalId, kind } = await stepProfile(context);
      const from = new Date(since ?? 0);
      const request = { accessToken, cursor, profile: { externalId, kind }, since: from };
      const page = (await platform.content?.listPosts(request)) ?? emptyPage();
      const { items } = page;
      const profile = { orgId, profileId, platform: platform.id };
      return {
        nextCursor: page.nextCursor,
        store: async (tx, checkpoint, last) => {
          const now = new Date();
          const changed = await writePosts(tx, profile, items, now);
          const returned: string[] = checkpoint.seen ? JSON.parse(checkpoint.seen) : [];
          returned.push(...items.map((post) => post.externalId));
          const reading = { since: from, startedAt: new Date(checkpoint.startedAt), returned };
          // Posts that could not be parsed are not removed.
          const isWhole = !checkpoint.warnings?.rows_skipped && !page.skipped?.length;
          const removed = last && isWhole ? await markVanishedPosts(tx, profile, reading, now) : 0;
          return {
            rowsRead: items.length,
            rowsChanged: changed + removed,
            checkpoint: { ...checkpoint, seen: JSON.stringify(returned) },
            warnings: skippedRows(page),
          };
        },
      };
    },
  };
}

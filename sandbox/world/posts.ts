import { z } from 'zod';
import { addDays, daysOf, type IsoDate } from '@/lib/dates';
import { historyDays } from './campaigns';
import { instantAt } from './local-time';
import { brands, type Engagement, type Post, type PostMedia, type Profile } from './model';
import postTexts from './post-texts.json';
import { between, hashOf, mix, numericId, pick, unit } from './random';

/** Both languages, emoji, markup and direction marks, which a reader must treat as plain text. */
const texts = z.record(z.enum(brands), z.tuple([z.string()], z.string())).parse(postTexts);
const plannedDays = 24;
const growthHours = 60;

/** From 13 months back, or from `since`, to the scheduled ones; newest first. */
export function postsOf(profile: Profile, seed: string, today: IsoDate, now: Date, since?: IsoDate): Post[] {
  return daysOf(since ?? addDays(today, -historyDays), addDays(today, plannedDays))
    .flatMap((date) => postOn(profile, seed, date, now) ?? [])
    .sort((a, b) => b.publishesAt.getTime() - a.publishesAt.getTime());
}

function postOn(profile: Profile, seed: string, date: IsoDate, now: Date): Post | null {
  const hash = hashOf(seed, profile.id, 'post', date);
  if (unit(hash) >= profile.pace / 7) return null;
  const publishesAt = instantAt(date, 9 + (mix(hash, 1) % 12), pick(mix(hash, 2), [0, 15, 30, 45]), profile.timeZone);
  const mediaKinds: readonly [PostMedia, ...PostMedia[]] =
    profile.parentId === undefined
      ? ['photo', 'video', 'link', 'photo', 'carousel']
      : ['photo', 'video', 'carousel', 'video'];
  return {
    id: numericId('1', 16, seed, profile.id, date),
    profileId: profile.id,
    text: pick(mix(hash, 3), texts[profile.brand]),
    media: pick(mix(hash, 4), mediaKinds),
    publishesAt,
    engagement: engagementOf(profile, hash, publishesAt, now),
  };
}

/** Grows fast in the first days; counted by whole hours. */
function engagementOf(profile: Profile, hash: number, publishesAt: Date, now: Date): Engagement {
  const ageHours = Math.floor((now.getTime() - publishesAt.getTime()) / 3_600_000);
  const growth = ageHours <= 0 ? 0 : 1 - Math.exp(-ageHours / growthHours);
  const luck = mix(hash, 5) % 15 === 0 ? 4 : 1;
  const finalReach = profile.followers * between(mix(hash, 6), 0.04, 0.2) * luck;
  const share = (salt: number, low: number, high: number) =>
    Math.floor(finalReach * growth * between(mix(hash, salt), low, high));
  return {
    reach: share(7, 1, 1.0001),
    views: share(8, 1.15, 1.6),
    likes: share(9, 0.02, 0.05),
    loves: share(10, 0.002, 0.012),
    comments: share(11, 0.0012, 0.005),
    shares: share(12, 0.0008, 0.004),
    saves: share(13, 0.001, 0.008),
    clicks: share(14, 0.006, 0.02),
  };
}

import { z } from 'zod';
import { postStatuses } from '@/db/schema/posts';
import { labelRefSchema } from '@/lib/labels/schema';
import { figureFilterFields } from '@/lib/metrics/figure-filter';
import { platformIds } from '@/lib/platform-ids';

const count = z.int().nullable();

// Null: the platform does not report it.
export const engagementSchema = z.strictObject({
  views: count,
  reach: count,
  likes: count,
  comments: count,
  shares: count,
  saves: count,
  clicks: count,
});

export const postSchema = z.strictObject({
  id: z.uuid(),
  platform: z.enum(platformIds),
  profileId: z.uuid(),
  profileName: z.string(),
  kind: z.string(),
  text: z.string(),
  permalink: z.url().nullable(),
  status: z.enum(postStatuses),
  scheduledAt: z.iso.datetime().nullable(),
  publishedAt: z.iso.datetime().nullable(),
  labels: z.array(labelRefSchema),
  // Null: not counted yet.
  engagement: engagementSchema.nullable(),
});

// Engagements over reach or, where a post has none, over views.
export const usualEngagementSchema = z.strictObject({
  rate: z.number(),
  // The median of the profile's posts of the last 90 days over the same denominator, without this one.
  usualRate: z.number(),
  // Null: the usual rate is 0.
  factor: z.number().nullable(),
  denominator: z.enum(['reach', 'views']),
  posts: z.int(),
});

const listedPostSchema = postSchema.extend({
  // Engagements over reach or, without one, over views; null: not reported.
  engagementRate: z.number().nullable(),
  // Null: too few other posts of the profile.
  usual: usualEngagementSchema.nullable(),
});

export const postSortFields = ['published', 'rate', 'usual'] as const;
type PostSortField = (typeof postSortFields)[number];
export type PostSort = PostSortField | `-${PostSortField}`;

const postSorts = postSortFields.flatMap((field): PostSort[] => [field, `-${field}`]);

/** Parameters of the list beside the filter. */
export const postListFields = {
  status: z.enum(postStatuses).default('published'),
  // `-` for descending; `published` is the time that a post is scheduled for, too. What is unknown is last in both
  // directions. By default the newest first, scheduled ones soonest first.
  sort: z.enum(postSorts).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(200).optional(),
};

const { period, from, to, platforms, accounts, labels } = figureFilterFields;

/** The period restricts published posts only; a preset that ends yesterday includes those of today. */
const postFilterFields = { period, from, to, platforms, accounts, labels };

export const postListQuery = z.strictObject({ ...postFilterFields, ...postListFields });

export const postPageSchema = z.strictObject({ posts: z.array(listedPostSchema), nextCursor: z.string().nullable() });

export type Engagement = z.infer<typeof engagementSchema>;
export type PostDto = z.infer<typeof postSchema>;
export type ListedPost = z.infer<typeof listedPostSchema>;
export type UsualEngagement = z.infer<typeof usualEngagementSchema>;
export type PostListQuery = z.infer<z.ZodObject<typeof postListFields>>;

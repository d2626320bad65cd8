import { z } from 'zod';
import { postStatuses } from '@/db/schema/posts';
import { labelRefSchema } from '@/lib/labels/schema';
import { figureFilterFields } from '@/lib/metrics/figure-filter';
import { platformIds } from '@/lib/platform-ids';

const count = z.int().nullable();

// Null: the platform does not report it.
const engagementSchema = z.strictObject({
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

export const postListQuery = z.strictObject({
  status: z.enum(postStatuses).default('published'),
  platform: z.enum(platformIds).optional(),
  platforms: figureFilterFields.platforms,
  accounts: figureFilterFields.accounts,
  labels: figureFilterFields.labels,
  profileId: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(200).optional(),
});

export const postPageSchema = z.strictObject({ posts: z.array(postSchema), nextCursor: z.string().nullable() });

export type Engagement = z.infer<typeof engagementSchema>;
export type PostDto = z.infer<typeof postSchema>;
export type PostListQuery = z.infer<typeof postListQuery>;

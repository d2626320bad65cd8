import { z } from 'zod';
import { platformIds } from '@/lib/platform-ids';
import { engagementSchema, usualEngagementSchema } from './schema';

const instant = z.iso.datetime();

// Engagements: likes + comments + shares + saves.
const rated = {
  engagements: z.int(),
  // Reach or views, as the denominator says.
  audience: z.int(),
  // A fraction: engagements ÷ audience.
  rate: z.number(),
};

/** How the engagement rate of a post is computed, and what is usual for its profile. */
export const postExplanationSchema = z.strictObject({
  post: z.strictObject({
    id: z.uuid(),
    platform: z.enum(platformIds),
    profileId: z.uuid(),
    profileName: z.string(),
    text: z.string(),
    publishedAt: instant,
  }),
  // As the platform reported them at `readAt`. Null: none has been read.
  engagement: engagementSchema.nullable(),
  readAt: instant.nullable(),
  // Over reach or, where the post has none, over views. Null: no engagements, or neither reach nor views are reported.
  computed: z
    .strictObject({ formula: z.string(), denominator: usualEngagementSchema.shape.denominator, ...rated })
    .nullable(),
  // Null: the profile has fewer than `minimumPosts` others to compare with.
  usual: usualEngagementSchema.nullable(),
  minimumPosts: z.int(),
  // The other posts of the profile published since then with the same denominator, highest rate first. The usual rate is
  // their median: the middle one, or the mean of the two in the middle.
  since: instant,
  compared: z.array(
    z.strictObject({ id: z.uuid(), excerpt: z.string(), publishedAt: instant, ...rated, isMedian: z.boolean() }),
  ),
});

export type PostExplanation = z.infer<typeof postExplanationSchema>;

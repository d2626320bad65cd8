import { z } from 'zod';
import { platformIds } from '@/lib/platform-ids';
import { contentFigures } from './explained-figures';

const day = z.iso.date();

/** How a figure of the posts of a filter is computed; sums of the parts are the numerator and the denominator. */
export const contentExplanationSchema = z.strictObject({
  figure: z.enum(contentFigures),
  formula: z.strictObject({ id: z.enum(contentFigures), text: z.string() }),
  period: z.strictObject({ from: day, to: day }),
  // Null: no post reports reach.
  value: z.number().nullable(),
  numerator: z.strictObject({ of: z.enum(['posts', 'engagements', 'engagements_with_reach']), amount: z.int() }),
  // Null: a sum.
  denominator: z.strictObject({ of: z.literal('reach'), amount: z.int() }).nullable(),
  // The published posts of one profile.
  parts: z.array(
    z.strictObject({
      profileId: z.uuid(),
      profileName: z.string(),
      platform: z.enum(platformIds),
      posts: z.int(),
      engagements: z.int(),
      // Posts that report reach, with their engagements.
      postsWithReach: z.int(),
      engagementsWithReach: z.int(),
      reach: z.int(),
      // The newest reading of their figures; null: none has been read.
      readAt: z.iso.datetime().nullable(),
    }),
  ),
});

export type ContentExplanation = z.infer<typeof contentExplanationSchema>;

import { z } from 'zod';
import { labelColours } from '@/db/schema/labels';

export const MAX_LABELS = 100;
export const MAX_LABEL_NAME_LENGTH = 60;
export const MAX_PATTERN_LENGTH = 200;
const MAX_SUBJECTS = 100;

/** A label as campaigns and posts have it. */
export const labelRefSchema = z.strictObject({ id: z.uuid(), name: z.string(), colour: z.enum(labelColours) });

export const labelSchema = labelRefSchema.extend({
  // Null: only people attach it.
  pattern: z.string().nullable(),
  // Of selected accounts, attached by a person or by the pattern; posts published or scheduled.
  campaigns: z.int(),
  posts: z.int(),
});

// A part of the name of a campaign or of the text of a post, with * for any text; compared as searches compare.
const pattern = z.string().trim().min(1).max(MAX_PATTERN_LENGTH);

export const labelInput = z.strictObject({
  name: z.string().trim().min(1).max(MAX_LABEL_NAME_LENGTH),
  colour: z.enum(labelColours),
  pattern: pattern.nullable().default(null),
});

export const labelChanges = z
  .strictObject({ name: labelInput.shape.name, colour: labelInput.shape.colour, pattern: pattern.nullable() })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, 'at least one field');

/** Attaches a label to campaigns or posts, or detaches it from them. */
const subjectIds = z
  .array(z.uuid())
  .max(MAX_SUBJECTS)
  .overwrite((ids) => [...new Set(ids)].sort());

export const labellingSchema = z.strictObject({
  ids: subjectIds.refine((ids) => ids.length > 0, 'at least one'),
  attached: z.boolean(),
});

/** What people decided about a label: campaigns or posts that have it, that do not, and that leave it to the pattern. */
export const decisionsSchema = z.strictObject({ attached: subjectIds, detached: subjectIds, undecided: subjectIds });

/** `before`: what was decided before about the same campaigns or posts. */
export const labelledSchema = z.strictObject({ before: decisionsSchema });

export const patternQuery = z.strictObject({ pattern });

export const patternMatchesSchema = z.strictObject({ campaigns: z.int(), posts: z.int() });

export type LabelRef = z.infer<typeof labelRefSchema>;
export type LabelDto = z.infer<typeof labelSchema>;
export type LabelInput = z.infer<typeof labelInput>;
export type LabelChanges = z.infer<typeof labelChanges>;
export type Labelling = z.infer<typeof labellingSchema>;
export type Decisions = z.infer<typeof decisionsSchema>;
export type PatternMatches = z.infer<typeof patternMatchesSchema>;

import 'server-only';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { readTogether } from '@/db/read-together';
import { withOrg } from '@/db/tenant';
import type { FigureFilter } from '@/lib/metrics/figure-filter';
import { requireFilterSubjects } from '@/lib/metrics/require-filter-subjects';
import { chosenAccounts, chosenProfiles } from './chosen-accounts';
import type { ContentExplanation } from './content-explanation-schema';
import { type ContentPart, contentFigures, contentParts } from './content-figures';
import type { ContentFigure } from './explained-figures';
import { figureScope } from './figure-scope';

interface ContentFormula {
  text: string;
  of: ContentExplanation['numerator']['of'];
  amountOf: (part: ContentPart) => number;
}

const formulas: Readonly<Record<ContentFigure, ContentFormula>> = {
  posts_published: { text: 'number of published posts', of: 'posts', amountOf: ({ posts }) => posts },
  engagements: {
    text: 'Σ (likes + comments + shares + saves)',
    of: 'engagements',
    amountOf: ({ engagements }) => engagements,
  },
  engagement_rate: {
    text: 'Σ engagements ÷ Σ reach, of the posts that report reach',
    of: 'engagements_with_reach',
    amountOf: ({ engagementsWithReach }) => engagementsWithReach,
  },
};

/** @throws AppError `not_found` for an id in the filter that is not the organization's */
export async function explainContent(
  orgId: AuthorizedOrgId,
  { filter, figure, timeZone }: { filter: FigureFilter; figure: ContentFigure; timeZone: string },
): Promise<ContentExplanation> {
  const parts = await withOrg(orgId, async (tx) => {
    await requireFilterSubjects(tx, orgId, filter);
    const chosen = await readTogether(tx, { accounts: chosenAccounts(orgId), profiles: chosenProfiles(orgId) });
    const read = contentParts(orgId, filter, timeZone, figureScope(filter, chosen));
    return (await readTogether(tx, { read })).read;
  });
  const { postsPublished, engagements, engagementRate } = contentFigures(parts);
  const values = { posts_published: postsPublished, engagements, engagement_rate: engagementRate };
  const { text, of, amountOf } = formulas[figure];
  const sum = (numberOf: (part: ContentPart) => number) => parts.reduce((total, part) => total + numberOf(part), 0);
  return {
    figure,
    formula: { id: figure, text },
    period: { from: filter.from, to: filter.to },
    value: values[figure],
    numerator: { of, amount: sum(amountOf) },
    denominator: figure === 'engagement_rate' ? { of: 'reach', amount: sum(({ reach }) => reach) } : null,
    parts,
  };
}

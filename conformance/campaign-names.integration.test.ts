import { describe, expect } from 'vitest';
import { z } from 'zod';
import { withOrg } from '@/db/tenant';
import { mintOrganization } from '@/db/testing/organization';
import { listCampaigns } from '@/lib/campaigns/list-campaigns';
import { campaignListQuery } from '@/lib/campaigns/schema';
import { seeder } from '@/lib/dashboard/testing/seed';
import { filterOf } from '@/lib/metrics/testing/filter-of';
import { itFollows, wordsIn } from './report-cases';

const report = z.object({
  campaigns: z.array(z.string()),
  order: z.array(z.string()),
  search: z.array(z.object({ text: z.string(), right: z.string() })),
});

async function organizationWith(names: readonly string[]) {
  const { orgId } = await mintOrganization();
  await withOrg(orgId, async (tx) => {
    const put = seeder(tx, orgId, new Date());
    const account = await put.account((await put.integration()).id);
    for (const name of names) await put.campaign(account, { name });
  });
  return { orgId, organization: { timeZone: 'Asia/Riyadh' } };
}

async function namesBy(
  session: Parameters<typeof listCampaigns>[0],
  limit: number,
  search?: string,
): Promise<string[]> {
  const names: string[] = [];
  let cursor: string | undefined;
  do {
    const query = campaignListQuery.parse({
      sort: 'name',
      limit,
      ...(search && { search }),
      ...(cursor && { cursor }),
    });
    const page = await listCampaigns(session, filterOf(), query);
    names.push(...page.campaigns.map(({ name }) => name));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return names;
}

/** Names that a line of a report puts in order: `A, B, C: as …`, or pairs `A stands before B; C before D`. */
function orderedIn(line: string): string[][] {
  const [list, explanation] = line.split(': ');
  if (list && explanation) return [list.split(', ')];
  return line
    .split('; ')
    .map((pair) => pair.split(/ (?:stands )?before /))
    .filter(({ length }) => length === 2);
}

describe('campaigns in the order of names, and the search for them', () => {
  itFollows('names-order-and-search', report, async ({ campaigns, order, search }) => {
    const session = await organizationWith(campaigns);
    const names = await namesBy(session, 100);
    expect([...names].sort()).toEqual([...campaigns].sort());
    const ordered = order.flatMap(orderedIn);
    expect(ordered.length).toBeGreaterThan(1);
    for (const expected of ordered) expect(names.filter((name) => expected.includes(name))).toEqual(expected);
    for (const limit of [1, 3, 5]) expect(await namesBy(session, limit)).toEqual(names);
    for (const { text, right } of search) {
      expect({ text, found: await namesBy(session, 100, text) }).toEqual({
        text,
        found: expect.arrayContaining([wordsIn(/^finds (.+)$/, right)]),
      });
    }
  });
});

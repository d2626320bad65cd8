import { randomUUID } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import { describe, expect, it, vi } from 'vitest';
import { auditLog } from '@/db/schema/audit-log';
import { withOrg } from '@/db/tenant';
import { listCampaigns } from '@/lib/campaigns/list-campaigns';
import type { CampaignListQuery } from '@/lib/campaigns/schema';
import { seeder } from '@/lib/dashboard/testing/seed';
import { filterOf } from '@/lib/metrics/testing/filter-of';
import { listPosts } from '@/lib/posts/list-posts';
import { postListQuery } from '@/lib/posts/schema';
import { mintSession } from '@/lib/sync/testing/connected-organization';
import { countPatternMatches } from './count-pattern-matches';
import { createLabel } from './create-label';
import { deleteLabel } from './delete-label';
import { listLabelNames } from './list-label-names';
import { listLabels } from './list-labels';
import { readLabels } from './read-labels';
import { restoreLabel } from './restore-label';
import { restoreLabelled } from './restore-labelled';
import { labelInput, labelSchema, MAX_LABELS } from './schema';
import { updateLabel } from './update-label';
import { updateLabelled } from './update-labelled';
import { whereCampaignLabelled } from './where-campaign-labelled';

const now = new Date();
const byName: CampaignListQuery = { sort: 'name', limit: 25 };

async function organization(names: readonly string[] = [], texts: readonly string[] = []) {
  const session = await mintSession('marketer');
  const { orgId } = session;
  const ids = new Map<string, string>();
  await withOrg(orgId, async (tx) => {
    const put = seeder(tx, orgId, now);
    const integration = await put.integration();
    const account = await put.account(integration.id);
    const profile = await put.profile(integration.id);
    for (const name of names) ids.set(name, (await put.campaign(account, { name })).id);
    for (const text of texts) ids.set(text, (await put.post(profile.id, { text, publishedAt: now })).id);
  });
  const idOf = (name: string) => ids.get(name) ?? '';
  return {
    session,
    orgId,
    idOf,
    create: (name: string, pattern: string | null = null) => createLabel(session, { name, colour: 'blue', pattern }),
    attach: (labelId: string, ...of: string[]) =>
      updateLabelled(session, 'campaign', labelId, { ids: of.map(idOf), attached: true }),
    detach: (labelId: string, ...of: string[]) =>
      updateLabelled(session, 'campaign', labelId, { ids: of.map(idOf), attached: false }),
    campaignsWith: async (...labels: string[]) =>
      (await listCampaigns(session, filterOf(`labels=${labels.join(',')}`), byName)).campaigns.map(({ name }) => name),
    labelsByName: async () =>
      Object.fromEntries(
        (await listCampaigns(session, filterOf(), byName)).campaigns.map(({ name, labels }) => [
          name,
          labels.map((label) => label.name),
        ]),
      ),
  };
}

describe('a pattern of a label', () => {
  it.each([
    ['ramadan', ['Ramadan 2026', 'RAMADÁN sale']],
    ['احمد', ['أَحْمَد خليل']],
    ['2026', ['Ramadan 2026', 'شتاء ٢٠٢٦']],
    ['ram*26', ['Ramadan 2026']],
    ['*', null],
    ['100%', ['100% _off']],
    ['0%*off', ['100% _off']],
    ['_', ['100% _off']],
    ['\\', ['back\\slash']],
    ['sale ramadán', []],
  ])('%j matches %j', async (pattern, expected) => {
    const names = ['Ramadan 2026', 'RAMADÁN sale', 'أَحْمَد خليل', 'شتاء ٢٠٢٦', '100% _off', '1000 off', 'back\\slash'];
    const { session, create, campaignsWith, orgId } = await organization(names, names);
    if (expected === null) {
      await expect(create('x', pattern)).rejects.toMatchObject({ code: 'invalid_input' });
      await expect(countPatternMatches(orgId, pattern)).rejects.toMatchObject({ code: 'invalid_input' });
      return;
    }
    const label = await create('x', pattern);
    expect((await campaignsWith(label.id)).sort()).toEqual([...expected].sort());
    const count = { campaigns: expected.length, posts: expected.length };
    expect(label).toMatchObject(count);
    expect(await countPatternMatches(orgId, pattern)).toEqual(count);
    const posts = await listPosts(session, filterOf(`labels=${label.id}`), postListQuery.parse({}));
    expect(posts.posts.map(({ text }) => text).sort()).toEqual([...expected].sort());
    expect(posts.posts.every((post) => post.labels[0]?.name === 'x')).toBe(true);
  });

  it.each(['ـ', ' * ', '**'])('%j is refused, because it would match every campaign', async (pattern) => {
    const { create, session } = await organization();
    await expect(create('x', pattern)).rejects.toMatchObject({
      code: 'invalid_input',
      messageKey: 'labelPatternEmpty',
    });
    const { id } = await create('y');
    await expect(updateLabel(session, id, { pattern })).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('labels a campaign from the sync that brings it or renames it, without another step', async () => {
    const { create, campaignsWith, orgId, idOf } = await organization(['Winter']);
    const { id } = await create('Summer', 'summer');
    expect(await campaignsWith(id)).toEqual([]);
    await withOrg(orgId, (tx) =>
      tx.execute(sql`update campaigns set name = 'Summer' where org_id = ${orgId} and id = ${idOf('Winter')}`),
    );
    expect(await campaignsWith(id)).toEqual(['Summer']);
  });
});

describe('what people decide about a label', () => {
  it('comes before the pattern: attached by hand, or by the pattern and not detached by hand', async () => {
    const { create, attach, detach, campaignsWith, labelsByName } = await organization(['Eid A', 'Eid B', 'Other']);
    const { id } = await create('Eid', 'eid');
    await attach(id, 'Other');
    await detach(id, 'Eid B');
    expect(await campaignsWith(id)).toEqual(['Eid A', 'Other']);
    expect(await labelsByName()).toEqual({ 'Eid A': ['Eid'], 'Eid B': [], Other: ['Eid'] });
    await detach(id, 'Other');
    await attach(id, 'Eid B');
    expect(await campaignsWith(id)).toEqual(['Eid A', 'Eid B']);
  });

  it('stays when the pattern changes', async () => {
    const { create, attach, detach, campaignsWith, session } = await organization(['Eid A', 'Eid B', 'Other']);
    const { id } = await create('Eid', 'eid');
    await attach(id, 'Eid A');
    await detach(id, 'Eid B');
    await updateLabel(session, id, { pattern: null });
    expect(await campaignsWith(id)).toEqual(['Eid A']);
    await updateLabel(session, id, { pattern: 'e' });
    expect(await campaignsWith(id)).toEqual(['Eid A', 'Other']);
  });

  it('is forgotten where a label is detached that only a person had attached', async () => {
    const { create, attach, detach, campaignsWith, session } = await organization(['Other']);
    const { id } = await create('Eid', 'eid');
    await attach(id, 'Other');
    await detach(id, 'Other');
    await updateLabel(session, id, { pattern: 'other' });
    expect(await campaignsWith(id)).toEqual(['Other']);
  });

  it('is about posts as about campaigns', async () => {
    const { create, session, orgId, idOf } = await organization([], ['New drink', 'Old drink', 'Cake']);
    const { id } = await create('Drinks', 'drink');
    const decide = (text: string, attached: boolean) =>
      updateLabelled(session, 'post', id, { ids: [idOf(text)], attached });
    await decide('Cake', true);
    await decide('Old drink', false);
    const { posts } = await listPosts(session, filterOf(`labels=${id}`), postListQuery.parse({}));
    expect(posts.map(({ text }) => text).sort()).toEqual(['Cake', 'New drink']);
    expect((await listLabels(orgId))[0]).toMatchObject({ campaigns: 0, posts: 2 });
  });

  it('changes nothing when one of the campaigns is unknown or of another organization', async () => {
    const { create, campaignsWith, session, idOf } = await organization(['Mine']);
    const other = await organization(['Theirs']);
    const { id } = await create('Eid');
    for (const unknown of [randomUUID(), other.idOf('Theirs')]) {
      const both = { ids: [idOf('Mine'), unknown], attached: true };
      await expect(updateLabelled(session, 'campaign', id, both)).rejects.toMatchObject({ code: 'not_found' });
    }
    const mine = { ids: [idOf('Mine')], attached: true };
    await expect(updateLabelled(session, 'post', id, mine)).rejects.toMatchObject({ code: 'not_found' });
    const theirs = await other.create('Eid');
    await expect(updateLabelled(session, 'campaign', theirs.id, mine)).rejects.toMatchObject({ code: 'not_found' });
    expect(await campaignsWith(id)).toEqual([]);
  });
});

describe('the labels of an organization', () => {
  it('are listed by name with the campaigns and posts that have them', async () => {
    const { create, attach, orgId } = await organization(['Eid', 'Other'], ['Eid post']);
    await create('زيارة');
    await create('Zebra', 'eid');
    const { id } = await create('أحمد');
    await attach(id, 'Eid', 'Other');
    const found = (await listLabels(orgId)).map((label) => labelSchema.parse(label));
    expect(found.map(({ name, campaigns, posts }) => [name, campaigns, posts])).toEqual([
      ['أحمد', 2, 0],
      ['زيارة', 0, 0],
      ['Zebra', 1, 1],
    ]);
  });

  it('count only what the pages of campaigns and content show', async () => {
    const { create, orgId } = await organization(['Eid']);
    const label = await create('Eid', 'eid');
    await withOrg(orgId, (tx) => tx.execute(sql`update ad_accounts set selected = false where org_id = ${orgId}`));
    expect(label.campaigns).toBe(1);
    expect((await listLabels(orgId))[0]?.campaigns).toBe(0);
    expect(await countPatternMatches(orgId, 'eid')).toEqual({ campaigns: 0, posts: 0 });
  });

  it('have different names, compared as searches compare them', async () => {
    const { create, session } = await organization();
    await create('Étude أحمد');
    const taken = { code: 'conflict', messageKey: 'labelNameTaken' };
    await expect(create('etude  احمد')).rejects.toMatchObject(taken);
    const { id } = await create('Other');
    await expect(updateLabel(session, id, { name: 'ÉTUDE احمد' })).rejects.toMatchObject(taken);
    expect((await updateLabel(session, id, { name: 'OTHER', colour: 'red' })).name).toBe('OTHER');
    await expect((await organization()).create('Étude أحمد')).resolves.toBeDefined();
  });

  it(`are at most ${MAX_LABELS}`, async () => {
    const { create, orgId } = await organization();
    await withOrg(orgId, (tx) =>
      tx.execute(sql`insert into labels (org_id, name, colour, created_by)
        select ${orgId}, 'Label ' || n, 'grey', gen_random_uuid() from generate_series(1, ${MAX_LABELS - 1}) n`),
    );
    const last = await create('last');
    await expect(create('one more')).rejects.toMatchObject({ code: 'conflict', values: { most: MAX_LABELS } });
    await withOrg(orgId, (tx) => tx.execute(sql`delete from labels where org_id = ${orgId} and id <> ${last.id}`));
    await expect(create('one more')).resolves.toBeDefined();
  });

  it('are deleted for every reader, and no other organization reaches them', async () => {
    const { create, attach, campaignsWith, labelsByName, session, orgId } = await organization(['Eid']);
    const other = await organization();
    const { id } = await create('Eid');
    await attach(id, 'Eid');
    await expect(deleteLabel(other.session, id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(updateLabel(other.session, id, { name: 'Mine' })).rejects.toMatchObject({ code: 'not_found' });
    expect(await listLabels(other.orgId)).toEqual([]);
    await deleteLabel(session, id);
    await expect(deleteLabel(session, id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await labelsByName()).toEqual({ Eid: [] });
    expect([await listLabels(orgId), await listLabelNames(orgId)]).toEqual([[], []]);
    const gone = { code: 'not_found' };
    await expect(campaignsWith(id)).rejects.toMatchObject(gone);
    await expect(updateLabel(session, id, { name: 'x' })).rejects.toMatchObject(gone);
    await expect(attach(id, 'Eid')).rejects.toMatchObject(gone);
  });

  it('have different names, also when several people create or rename them at once', async () => {
    const { create, session, orgId } = await organization();
    const others = await Promise.all(['A', 'B', 'C'].map((name) => create(name)));
    const settled = await Promise.allSettled([
      create('Same'),
      create('SAME'),
      ...others.map(({ id }) => updateLabel(session, id, { name: 'same' })),
    ]);
    const refused = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason.messageKey] : []));
    expect(refused).toEqual(Array(4).fill('labelNameTaken'));
    const names = (await listLabels(orgId)).map(({ name }) => name.toLowerCase());
    expect(names.filter((name) => name === 'same')).toHaveLength(1);
  });

  it(`are at most ${MAX_LABELS}, also when several people create or restore them at once`, async () => {
    const { create, session, orgId } = await organization();
    const deleted = await create('deleted');
    await deleteLabel(session, deleted.id);
    await withOrg(orgId, (tx) =>
      tx.execute(sql`insert into labels (org_id, name, colour, created_by)
        select ${orgId}, 'Label ' || n, 'grey', gen_random_uuid() from generate_series(1, ${MAX_LABELS - 1}) n`),
    );
    const settled = await Promise.allSettled([
      create('one'),
      create('two'),
      create('three'),
      restoreLabel(session, deleted.id),
    ]);
    const refused = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason.messageKey] : []));
    expect(refused).toEqual(Array(3).fill('tooManyLabels'));
    expect(await listLabelNames(orgId)).toHaveLength(MAX_LABELS);
  });

  it('are changed from marketer up, and each change is in the audit log', async () => {
    const { create, attach, detach, session, orgId, idOf } = await organization(['Eid']);
    const viewer = { ...session, role: 'viewer' as const };
    const { id } = await create('Eid', 'eid');
    const refused = { code: 'forbidden' };
    // @ts-expect-error a viewer's session
    await expect(createLabel(viewer, labelInput.parse({ name: 'x', colour: 'red' }))).rejects.toMatchObject(refused);
    // @ts-expect-error a viewer's session
    await expect(updateLabel(viewer, id, { name: 'x' })).rejects.toMatchObject(refused);
    // @ts-expect-error a viewer's session
    await expect(deleteLabel(viewer, id)).rejects.toMatchObject(refused);
    const change = { ids: [idOf('Eid')], attached: false };
    // @ts-expect-error a viewer's session
    await expect(updateLabelled(viewer, 'campaign', id, change)).rejects.toMatchObject(refused);
    await attach(id, 'Eid');
    await detach(id, 'Eid');
    await updateLabel(session, id, { colour: 'pink' });
    await deleteLabel(session, id);
    const entries = await withOrg(orgId, (tx) => tx.select().from(auditLog).orderBy(auditLog.at));
    const subject = { kind: 'campaign', ids: [idOf('Eid')] };
    expect(entries.map(({ action, subjectId, detail }) => [action, subjectId, detail])).toEqual([
      ['label.created', id, {}],
      ['label.attached', id, subject],
      ['label.detached', id, subject],
      ['label.updated', id, { fields: ['colour'] }],
      ['label.deleted', id, {}],
    ]);
  });
});

describe('a deleted label', () => {
  it('is restored with all that people decided about it, and what its pattern matches by now', async () => {
    const { create, attach, detach, campaignsWith, session, orgId, idOf } = await organization(['Eid A', 'Eid B', 'C']);
    const label = await create('Eid', 'eid');
    await attach(label.id, 'C');
    await detach(label.id, 'Eid B');
    await deleteLabel(session, label.id);
    await withOrg(orgId, (tx) => tx.execute(sql`update campaigns set name = 'A' where id = ${idOf('Eid A')}`));
    expect(await restoreLabel(session, label.id)).toEqual({ ...label, campaigns: 1 });
    expect(await campaignsWith(label.id)).toEqual(['C']);
    await expect(restoreLabel(session, label.id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is not restored beside a new label of its name, by another organization or after a day', async () => {
    const { create, session, orgId } = await organization();
    const other = await organization();
    const { id } = await create('Eid');
    await deleteLabel(session, id);
    await expect(restoreLabel(other.session, id)).rejects.toMatchObject({ code: 'not_found' });
    const second = await create('EID');
    await expect(restoreLabel(session, id)).rejects.toMatchObject({ messageKey: 'labelNameTaken' });
    await withOrg(orgId, (tx) =>
      tx.execute(sql`update labels set deleted_at = now() - interval '25 hours' where id = ${id}`),
    );
    await deleteLabel(session, second.id);
    await expect(restoreLabel(session, id)).rejects.toMatchObject({ code: 'not_found' });
    const rows = await withOrg(orgId, (tx) => tx.execute<{ id: string }>(sql`select id from labels`));
    expect(rows.map((row) => row.id)).toEqual([second.id]);
  });
});

describe('what people decided about a label before', () => {
  it('is restored exactly, for campaigns as for posts', async () => {
    const names = ['Eid A', 'Eid B', 'C', 'D'];
    const { create, attach, detach, campaignsWith, session, idOf } = await organization(names);
    const { id } = await create('Eid', 'eid');
    await attach(id, 'C');
    await detach(id, 'Eid B');
    for (const attached of [true, false]) {
      const before = await updateLabelled(session, 'campaign', id, { ids: names.map(idOf), attached });
      expect(before).toEqual({
        attached: [idOf('C')],
        detached: [idOf('Eid B')],
        undecided: names.map(idOf).filter((each) => each === idOf('Eid A') || each === idOf('D')),
      });
      expect(await campaignsWith(id)).toEqual(attached ? ['C', 'D', 'Eid A', 'Eid B'] : []);
      await restoreLabelled(session, 'campaign', id, before);
      expect(await campaignsWith(id)).toEqual(['C', 'Eid A']);
    }
    // What was not decided is left to the pattern again.
    await updateLabel(session, id, { pattern: 'a' });
    expect(await campaignsWith(id)).toEqual(['C', 'Eid A']);
    await updateLabel(session, id, { pattern: null });
    expect(await campaignsWith(id)).toEqual(['C']);
  });

  it('is not restored for an unknown campaign, or one in two lists', async () => {
    const { create, attach, campaignsWith, session, idOf } = await organization(['A']);
    const { id } = await create('Eid');
    await attach(id, 'A');
    const unknown = { attached: [], detached: [], undecided: [idOf('A'), randomUUID()] };
    await expect(restoreLabelled(session, 'campaign', id, unknown)).rejects.toMatchObject({ code: 'not_found' });
    const twice = { attached: [idOf('A')], detached: [idOf('A')], undecided: [] };
    await expect(restoreLabelled(session, 'campaign', id, twice)).rejects.toMatchObject({ code: 'invalid_input' });
    expect(await campaignsWith(id)).toEqual(['A']);
  });
});

describe('a filter by label', () => {
  it('shows campaigns with at least one of the labels, and answers unknown and foreign labels alike', async () => {
    const { create, campaignsWith } = await organization(['A', 'B', 'C']);
    const [a, b] = [await create('a', 'a'), await create('b', 'b')];
    expect(await campaignsWith(a.id, b.id)).toEqual(['A', 'B']);
    const foreign = await (await organization()).create('a', 'a');
    for (const id of [randomUUID(), foreign.id]) {
      await expect(campaignsWith(a.id, id)).rejects.toMatchObject({ code: 'not_found' });
    }
  });

  it('shows the campaigns that say they have the label, as many as the label counts, whatever people decided', async () => {
    const names = ['Eid', 'Eid sale', 'Sale', 'Ramadan', 'Ramadan sale', 'Other'];
    const { create, attach, detach, campaignsWith, labelsByName, orgId } = await organization(names);
    const labels = [await create('eid', 'eid'), await create('sale', 'sale'), await create('by hand')];
    const pick = <T>(list: readonly T[]) => list[Math.floor(Math.random() * list.length)] as T;
    const decisions = Array.from({ length: 15 }, () => ({
      does: pick([true, false]),
      ...pick(labels),
      of: pick(names),
    }));
    for (const { does, id, of } of decisions) await (does ? attach(id, of) : detach(id, of));
    const own = await labelsByName();
    const having = (label: string) => names.filter((name) => own[name]?.includes(label)).sort();
    for (const { id, name, campaigns } of await listLabels(orgId)) {
      expect([decisions, name, (await campaignsWith(id)).sort()]).toEqual([decisions, name, having(name)]);
      expect([decisions, name, campaigns]).toEqual([decisions, name, having(name).length]);
    }
    const any = names.filter((name) => own[name]?.length).sort();
    expect((await campaignsWith(...labels.map(({ id }) => id))).sort()).toEqual(any);
  });

  it.each([1, 50])('is evaluated once for a list from 10,000 campaigns, with %i labels', async (labels) => {
    const { orgId, idOf } = await organization(['A']);
    await withOrg(orgId, async (tx) => {
      await tx.execute(sql`
        insert into campaigns (org_id, ad_account_id, platform, external_id, name, status, external_status, currency,
          first_seen_at, observed_at)
        select ${orgId}, ad_account_id, platform, n, 'Campaign ' || n, status, external_status, currency, now(), now()
        from campaigns, generate_series(1, 10000) n where id = ${idOf('A')}`);
      await tx.execute(sql`insert into labels (org_id, name, colour, pattern, created_by)
        select ${orgId}, 'Label ' || n, 'grey', n || '7', gen_random_uuid() from generate_series(1, ${labels}) n`);
    });
    const ids = (await listLabels(orgId)).map(({ id }) => id);
    const plan = await withOrg(orgId, (tx) =>
      tx.execute<{ 'QUERY PLAN': string }>(sql`
        explain (analyze, costs off, timing off, summary off) select c.id from campaigns c
        where c.org_id = ${orgId} and ${whereCampaignLabelled(orgId, ids)} order by c.name_order, c.id limit 25`),
    );
    const lines = plan.map((row) => row['QUERY PLAN']);
    const loopsOf = (table: string) => lines.filter((line) => line.includes(` on ${table} `)).join();
    expect(lines.join('\n')).toMatch(/id = \(hashed SubPlan \d+\)/);
    expect(loopsOf('campaigns s')).toMatch(/^[^,]*loops=1\)$/);
    expect(loopsOf('campaigns c')).toMatch(/^[^,]*loops=1\)$/);
  });

  it('counts 100 labels over 10,000 campaigns in one statement that reads the campaigns once', async () => {
    const { orgId, idOf } = await organization(['A']);
    await withOrg(orgId, async (tx) => {
      await tx.execute(sql`
        insert into campaigns (org_id, ad_account_id, platform, external_id, name, status, external_status, currency,
          first_seen_at, observed_at)
        select ${orgId}, ad_account_id, platform, n, 'Campaign ' || n, status, external_status, currency, now(), now()
        from campaigns, generate_series(1, 10000) n where id = ${idOf('A')}`);
      await tx.execute(sql`insert into labels (org_id, name, colour, pattern, created_by)
        select ${orgId}, 'Label ' || n, 'grey', 'campaign ' || n || '*', gen_random_uuid() from generate_series(1, 100) n`);
    });
    const [statements, plan] = await withOrg(orgId, async (tx) => {
      const execute = vi.spyOn(tx, 'execute');
      const labels = await readLabels(tx, orgId);
      expect(Object.fromEntries(labels.map(({ name, campaigns }) => [name, campaigns]))).toMatchObject({
        'Label 7': 1111,
        'Label 100': 12,
      });
      const query = execute.mock.calls[0]?.[0] as SQL;
      const rows = await tx.execute<{ 'QUERY PLAN': string }>(
        sql`explain (analyze, costs off, timing off, summary off) ${query}`,
      );
      return [execute.mock.calls.length - 1, rows.map((row) => row['QUERY PLAN'])] as const;
    });
    expect(statements).toBe(1);
    expect(plan.filter((line) => line.includes(' on campaigns ')).join()).toMatch(/^[^,]*loops=1\)$/);
  });
});

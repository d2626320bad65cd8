import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorStatus } from '@/lib/errors';
import { ratePolicies } from '@/lib/rate-limit/rate-policies';
import { toGuide } from './guide';
import { type GuideSlug, guideSlugs } from './guide-slugs';

const folder = path.resolve(import.meta.dirname, '../../docs/guides');
const fileOf = (slug: string, ending: string) => readFileSync(path.join(folder, `${slug}${ending}`), 'utf8');
const codeBlocks = (markdown: string) => markdown.match(/^```[\s\S]*?^```$/gm);
const english = Object.fromEntries(guideSlugs.map((slug) => [slug, toGuide(slug, fileOf(slug, '.md'))]));
const arabic = Object.fromEntries(guideSlugs.map((slug) => [slug, toGuide(slug, fileOf(slug, '.ar.md'))]));

describe('the guides', () => {
  it('exist in both languages, and no other file is beside them', () => {
    const expected = guideSlugs.flatMap((slug) => [`${slug}.md`, `${slug}.ar.md`]);
    expect(readdirSync(folder).sort()).toEqual(expected.sort());
  });

  it.each(guideSlugs)('have the same sections and the same commands in both languages: %s', (slug: GuideSlug) => {
    expect(arabic[slug]?.sections.length).toBe(english[slug]?.sections.length);
    expect(codeBlocks(arabic[slug]?.markdown ?? '')).toEqual(codeBlocks(english[slug]?.markdown ?? ''));
    expect(arabic[slug]?.title).toMatch(/\p{Script=Arabic}/u);
  });

  it.each(guideSlugs)('have code blocks that are run or compared only: %s', (slug: GuideSlug) => {
    const languages = english[slug]?.markdown.matchAll(/^```(\w*)\n[\s\S]*?^```$/gm) ?? [];
    for (const [, language] of languages) expect(['bash', 'json', 'text']).toContain(language);
  });

  it.each(guideSlugs)('link to pages and headings that exist: %s', (slug: GuideSlug) => {
    for (const { markdown } of [english[slug], arabic[slug]].filter((guide) => guide !== undefined)) {
      for (const [, href = ''] of markdown.matchAll(/\]\(([^)]+)\)/g)) {
        const [, page = '', ending = '', fragment] = /^([\w-]+)(\.ar)?\.md(?:#(.+))?$/.exec(href) ?? [];
        const target = (ending ? arabic : english)[page];
        expect(page === 'reference' || target !== undefined, href).toBe(true);
        if (fragment) expect(target?.sections.map(({ id }) => id)).toContain(fragment);
      }
    }
  });

  it.each([
    ['en', english],
    ['ar', arabic],
  ])('name every error code with its status in the language %s', (_, guides) => {
    const rows = guides.errors?.markdown.matchAll(/^\| `(\w+)` \| (\d+) \|/gm) ?? [];
    expect(Object.fromEntries([...rows].map(([, code, status]) => [code, Number(status)]))).toEqual(errorStatus);
  });

  it.each([
    ['en', english],
    ['ar', arabic],
  ])('state the limits of the rate policies in the language %s', (_, guides) => {
    const rows = [...(guides.limits?.markdown.matchAll(/^\| `(\w+)` \| ([\d,]+) /gm) ?? [])];
    expect(rows.length).toBeGreaterThan(3);
    for (const [, tier, limit] of rows) {
      const { windows } = ratePolicies[tier as keyof typeof ratePolicies];
      expect({ tier, limit: Number(limit?.replace(',', '')), seconds: 60 }).toEqual({ tier, ...windows[0] });
    }
  });
});

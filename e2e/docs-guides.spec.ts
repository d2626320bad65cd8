import { guideSlugs } from '@/lib/docs/guide-slugs';
import { expect, test } from './api-fixtures';
import { expectGuideRuns, guideBlocks } from './guide-blocks';

for (const slug of guideSlugs) {
  test(`every command of the guide ${slug} runs as printed and prints what the guide states`, async ({
    request,
    stack,
  }) => {
    const markdown = await (await request.get(`/docs/${slug}.md`)).text();
    expect(guideBlocks(markdown).length).toBeGreaterThan(1);
    await expectGuideRuns(markdown, {
      CMIS_TOKEN: stack.apiToken,
      // The first guide sets these two itself.
      ...(slug === 'quick-start' ? {} : { CMIS_URL: stack.url, CMIS_ORG: stack.orgId }),
    });
    const arabic = await (await request.get(`/docs/${slug}.ar.md`)).text();
    expect(guideBlocks(arabic)).toEqual(guideBlocks(markdown));
  });
}

import type { Guide } from './guide';
import type { Reference } from './reference';

interface LlmsSources {
  origin: string;
  reference: Reference;
  english: readonly Guide[];
  arabic: readonly Guide[];
}

/** The list of pages for programs that read. Source: https://llmstxt.org */
export function llmsText({ origin, reference, english, arabic }: LlmsSources): string {
  const link = ({ slug, title, summary }: Guide, ending: string) =>
    `- [${title}](${origin}/docs/${slug}${ending}): ${summary}`;
  const operations = reference.groups.map(
    ({ name, operations: listed }) =>
      `- ${name}: ${listed.map((each) => `[${each.method} ${each.path}](${origin}/docs/reference/${each.id}.md)`).join(', ')}`,
  );
  return [
    `# ${reference.title}`,
    `> ${reference.summary}`,
    '## Guides',
    english.map((guide) => link(guide, '.md')).join('\n'),
    '## Reference',
    [
      `- [OpenAPI 3.1](${origin}/openapi.json): every operation with its schemas`,
      `- [Postman collection](${origin}/docs/postman.json): every request in an order in which they run`,
      `- [Postman environment](${origin}/docs/postman-environment.json): the variables of the collection`,
      `- [All operations](${origin}/docs/reference.md): method, path and purpose of each`,
      ...operations,
    ].join('\n'),
    '## Guides in Arabic',
    arabic.map((guide) => link(guide, '.ar.md')).join('\n'),
  ]
    .join('\n\n')
    .concat('\n');
}

import { expect, it } from 'vitest';
import { toGuide } from './guide';
import { toReference } from './reference';
import { searchDocs } from './search-docs';

const guides = [
  toGuide(
    'paging',
    '# Paging\n\nLong lists.\n\n## All pages\n\nSend `nextCursor` as **cursor**.\n\n## Limits\n\nUp to 100.\n',
  ),
  toGuide('errors', '# الأخطاء\n\nكل خطأ مستند.\n\n## صيغة الإجابة\n\nالحالة مذكورة.\n'),
];
const reference = toReference(
  {
    paths: {
      '/api/orgs/{org}/campaigns': {
        get: {
          operationId: 'listCampaigns',
          summary: 'List campaigns',
          parameters: [{ name: 'cursor', in: 'query' }],
          responses: {},
        },
      },
    },
  },
  'https://cmis.example',
);
const found = (text: string) => {
  const { sections, operations } = searchDocs(text, guides, reference);
  return [...sections.map(({ slug, section }) => `${slug}#${section?.id ?? ''}`), ...operations.map(({ id }) => id)];
};

it('a search finds sections and operations that have every word, in any order and letter case', () => {
  expect(found('CURSOR')).toEqual(['paging#all-pages', 'listCampaigns']);
  expect(found('pages cursor')).toEqual(['paging#all-pages']);
  expect(found('campaigns get')).toEqual(['listCampaigns']);
  expect(found('lists')).toEqual(['paging#']);
});

it('a search in Arabic ignores vowel marks and the forms of letters', () => {
  expect(found('صيغه الاجابه')).toEqual(['errors#صيغة-الإجابة']);
  expect(found('الحَالة')).toEqual(['errors#صيغة-الإجابة']);
});

it('a search without words finds nothing', () => {
  expect(found('  ')).toEqual([]);
});

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import en from '@/messages/en.json';
import { InlineMarkdown, Markdown } from './markdown';

const folder = path.resolve(import.meta.dirname, '../../docs/guides');

const shown = (element: React.ReactNode) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      {element}
    </NextIntlClientProvider>,
  );

it.each(readdirSync(folder))('the page of the guide %s has an element for everything in the file', (file) => {
  const html = shown(<Markdown markdown={readFileSync(path.join(folder, file), 'utf8')} locale="en" />);
  expect(html).toMatch(/<h1[\s>]/);
  // Links to files beside the guide are links to pages.
  expect(html).not.toMatch(/href="[^"]*\.md/);
  expect(html).not.toMatch(/\]\(|\*\*|^\|/m);
});

it('links, headings and inline code are elements, and markup in a text stays text', () => {
  expect(shown(<Markdown markdown={'## All of `a`\n\nSee [errors](errors.ar.md#all).'} locale="ar" />)).toContain(
    'href="/ar/docs/errors#all"',
  );
  expect(shown(<Markdown markdown={'## All of `a`'} locale="en" />)).toContain('id="all-of-a"');
  expect(shown(<InlineMarkdown markdown="1 &lt; 2 and `<b>`" locale="en" />)).toMatch(/&lt;b&gt;<\/code>/);
});

it('markup that has no element stays as it is written', () => {
  expect(shown(<Markdown markdown={'An <id> and ![a](b.png)\n\n<b>block</b>'} locale="en" />)).toMatch(
    /An &lt;id&gt; and !\[a\]\(b\.png\).*&lt;b&gt;block/s,
  );
});

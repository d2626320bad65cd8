import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect } from 'vitest';
import { z } from 'zod';
import { NameText } from '@/components/ui/name-text';
import { itFollows, wordsIn } from './report-cases';

describe('a long name of mixed direction', () => {
  // The other cases of the report are about widths: e2e/layout.spec.ts measures them in a browser.
  const report = z.object({ cases: z.array(z.object({ account: z.string().optional(), right: z.string() })) });
  itFollows('truncation', report, ({ cases }) => {
    const named = cases.flatMap(({ account, right }) => (account === undefined ? [] : [{ account, right }]));
    expect(named.length).toBeGreaterThan(0);
    for (const { account, right } of named) {
      const long = `${account} – ${'كل '.repeat(60)}`;
      const begin = wordsIn(/beginning \((\S+)\)/, right);
      for (const name of [account, long]) {
        const escaped = renderToStaticMarkup(createElement('i', null, name)).slice(3, -4);
        const markup = renderToStaticMarkup(createElement(NameText, null, name));
        // The direction is that of the name’s own first letters, so that its end is where it is cut.
        expect(markup).toContain('dir="auto"');
        expect(markup).toContain(`title="${escaped}"`);
        expect(markup).toMatch(new RegExp(`>${begin}[^<]*</span>$`));
      }
    }
  });
});

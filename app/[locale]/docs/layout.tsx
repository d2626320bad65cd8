import { cookies } from 'next/headers';
import { getLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { publicReference } from '@/app/openapi.json/public-reference';
import { DocsShell } from '@/components/docs/docs-shell';
import { parseTheme, THEME_COOKIE } from '@/components/shell/theme';
import { loadGuides } from '@/lib/docs/load-guide';
import { setTheme } from '../actions';

/** For everyone: it reads no session and no database. */
export default async function DocsLayout({ children }: { children: ReactNode }) {
  const [locale, jar] = await Promise.all([getLocale(), cookies()]);
  const guides = await loadGuides(locale);
  return (
    <DocsShell
      pages={{
        guides: guides.map(({ slug, title }) => ({ slug, title })),
        groups: publicReference().groups.map(({ id, name }) => ({ id, name })),
      }}
      theme={parseTheme(jar.get(THEME_COOKIE)?.value)}
      setTheme={setTheme}
    >
      {children}
    </DocsShell>
  );
}

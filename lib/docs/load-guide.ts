import 'server-only';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { env } from '@/lib/env';
import type { Locale } from '@/lib/i18n/routing';
import { type Guide, toGuide } from './guide';
import { type GuideSlug, guideSlugs } from './guide-slugs';

// The origin that the files are written with: their commands work as printed on the local stack.
const WRITTEN_ORIGIN = 'http://localhost:3000';

const loaded = new Map<string, Promise<Guide>>();

/** Commands name the address of this installation. The files do not change while the server runs. */
export function loadGuide(slug: GuideSlug, locale: Locale): Promise<Guide> {
  const name = `${slug}${locale === 'ar' ? '.ar' : ''}.md`;
  let guide = loaded.get(name);
  if (!guide) {
    guide = readGuide(name, slug);
    loaded.set(name, guide);
  }
  return guide;
}

/** In reading order. */
export function loadGuides(locale: Locale): Promise<Guide[]> {
  return Promise.all(guideSlugs.map((slug) => loadGuide(slug, locale)));
}

async function readGuide(name: string, slug: GuideSlug): Promise<Guide> {
  const written = await readFile(path.join(process.cwd(), 'docs', 'guides', name), 'utf8');
  return toGuide(slug, written.replaceAll(WRITTEN_ORIGIN, new URL(env().AUTH_URL).origin));
}

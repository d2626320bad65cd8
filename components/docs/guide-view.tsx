import { useLocale, useTranslations } from 'next-intl';
import type { Guide } from '@/lib/docs/guide';
import { Markdown } from './markdown';
import { TwinLink } from './twin-link';

export function GuideView({ guide: { slug, markdown, sections } }: { guide: Guide }) {
  const t = useTranslations('docs');
  const locale = useLocale();
  return (
    <div className="xl:grid xl:grid-cols-[minmax(0,1fr)_13rem] xl:gap-10">
      <article className="min-w-0">
        <Markdown markdown={markdown} locale={locale} />
        <TwinLink href={`/docs/${slug}${locale === 'ar' ? '.ar' : ''}.md`} />
      </article>
      <nav aria-label={t('onThisPage')} className="sticky top-20 hidden self-start xl:block">
        <p className="caption">{t('onThisPage')}</p>
        <ul className="mt-2 flex flex-col gap-1.5 border-s border-line ps-3 text-sm">
          {sections.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`} className="text-muted hover:text-ink">
                {title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}

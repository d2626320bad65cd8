import { Compass } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button-link';

export default function NotFoundPage() {
  const t = useTranslations('notFound');
  const locale = useLocale();
  return (
    <main
      id="content"
      tabIndex={-1}
      className="flex min-h-dvh flex-col items-center justify-center px-6 pb-24 text-center outline-none"
    >
      <Compass aria-hidden="true" className="mb-4 size-10 text-faint" />
      <h1 className="text-xl font-semibold">{t('title')}</h1>
      <p className="mt-2 text-muted">{t('body')}</p>
      <ButtonLink href={`/${locale}`} className="mt-5">
        {t('home')}
      </ButtonLink>
    </main>
  );
}

import { Compass } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button-link';

export default function OrgNotFoundPage() {
  const t = useTranslations('notFound');
  const locale = useLocale();
  return (
    <div className="flex flex-col items-center px-6 py-24 text-center">
      <Compass aria-hidden="true" className="mb-4 size-10 text-faint" />
      <h1 className="text-xl font-semibold">{t('title')}</h1>
      <p className="mt-2 text-muted">{t('body')}</p>
      <ButtonLink href={`/${locale}`} className="mt-5">
        {t('home')}
      </ButtonLink>
    </div>
  );
}

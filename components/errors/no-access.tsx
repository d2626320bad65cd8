import { Lock } from 'lucide-react';
import { useTranslations } from 'next-intl';

export function NoAccess() {
  const t = useTranslations('noAccess');
  return (
    <div className="flex flex-col items-center px-6 py-24 text-center">
      <Lock aria-hidden="true" className="mb-4 size-10 text-faint" />
      <h1 className="text-xl font-semibold">{t('title')}</h1>
      <p className="mt-2 text-muted">{t('body')}</p>
    </div>
  );
}

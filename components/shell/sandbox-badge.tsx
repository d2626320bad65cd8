import { FlaskConical } from 'lucide-react';
import { useTranslations } from 'next-intl';

export function SandboxBadge() {
  const t = useTranslations('shell');
  return (
    <p
      title={t('sandboxHint')}
      className="inline-flex items-center gap-1.5 rounded-full bg-warning-soft px-2.5 py-1 text-xs font-medium text-warning"
    >
      <FlaskConical aria-hidden="true" className="size-3.5" />
      {t('sandbox')}
      <span className="sr-only">. {t('sandboxHint')}</span>
    </p>
  );
}

import { useTranslations } from 'next-intl';
import { RelativeTime } from '@/components/ui/relative-time';

export function DataAge({ generatedAt }: { generatedAt: string }) {
  const t = useTranslations('dashboard');
  return (
    <p data-figures-of={generatedAt} className="text-xs text-muted">
      {t('updated')} <RelativeTime instant={generatedAt} live />
    </p>
  );
}

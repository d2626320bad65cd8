import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';
import type { FilterSubjects } from '@/lib/metrics/find-unknown-subjects';

/** What the view restricts to and the organization no longer has. The figures below are without it. */
export function VanishedNotice({ vanished }: { vanished: FilterSubjects }) {
  const t = useTranslations('views.vanished');
  const kinds = (['accounts', 'campaigns', 'labels'] as const).filter((kind) => vanished[kind].length > 0);
  if (kinds.length === 0) return null;
  return (
    <Notice kind="warning" title={t('title')} className="mb-4">
      <ul>
        {kinds.map((kind) => (
          <li key={kind}>{t(kind, { count: vanished[kind].length })}</li>
        ))}
      </ul>
    </Notice>
  );
}

import { useTranslations } from 'next-intl';
import type { LabelRef } from '@/lib/labels/schema';
import { LabelChip } from './label-chip';

export function LabelChips({ labels }: { labels: readonly LabelRef[] }) {
  const t = useTranslations('labels');
  if (labels.length === 0) return null;
  return (
    <ul aria-label={t('title')} className="mt-1 flex flex-wrap gap-1">
      {labels.map(({ id, name, colour }) => (
        <li key={id} className="max-w-full">
          <LabelChip name={name} colour={colour} />
        </li>
      ))}
    </ul>
  );
}

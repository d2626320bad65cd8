import { useTranslations } from 'next-intl';
import { classNames } from '@/components/ui/class-names';
import { LABELLING_FORM } from './labelling-form';

// A post has no name but its text.
const LONGEST = 80;

/** Belongs to the labelling form, wherever it is on the page. */
export function SelectRow({ id, name, className }: { id: string; name: string; className?: string }) {
  const t = useTranslations('labels');
  return (
    <label className={classNames('-m-1.5 flex shrink-0 p-1.5', className)}>
      <input
        type="checkbox"
        name="ids"
        value={id}
        form={LABELLING_FORM}
        aria-label={t('select', { name: [...name].slice(0, LONGEST).join('') })}
        className="size-4"
      />
    </label>
  );
}

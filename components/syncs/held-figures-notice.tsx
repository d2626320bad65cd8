import { useTranslations } from 'next-intl';
import { AcceptFiguresDialog } from '@/components/alerts/accept-figures-dialog';
import type { FormAction } from '@/components/forms/action-result';
import { Notice } from '@/components/ui/notice';
import type { HeldFiguresDto } from '@/lib/alerts/held-figures-schema';

// `action` is null where the role may not accept figures.
export function HeldFiguresNotice({
  held,
  orgId,
  action,
}: {
  held: readonly HeldFiguresDto[];
  orgId: string;
  action: FormAction | null;
}) {
  const t = useTranslations('heldFigures');
  if (held.length === 0) return null;
  return (
    <Notice
      kind="warning"
      title={t('noticeTitle', { count: held.length })}
      action={action ? <AcceptFiguresDialog held={held} orgId={orgId} action={action} /> : null}
    >
      <p>{t('noticeBody')}</p>
      {action ? null : <p>{t('askMarketer')}</p>}
    </Notice>
  );
}

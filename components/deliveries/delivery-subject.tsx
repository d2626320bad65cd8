import { useTranslations } from 'next-intl';
import { CodeText } from '@/components/ui/code-text';
import type { DeliveryDto } from '@/lib/webhooks/schema';
import en from '@/messages/en.json';

type SubjectKey = keyof typeof en.deliveries.subjects;

export function DeliverySubject({ subject }: { subject: DeliveryDto['subject'] }) {
  const t = useTranslations();
  if (!subject) return <span className="text-muted">{t('common.none')}</span>;
  const { type, externalId } = subject;
  const known = Object.hasOwn(en.deliveries.subjects, type) ? (type as SubjectKey) : 'other';
  return (
    <span>
      <span className="block text-sm leading-6">{t(`deliveries.subjects.${known}`)}</span>
      <CodeText className="text-muted">{externalId}</CodeText>
    </span>
  );
}

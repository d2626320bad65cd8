import { useTranslations } from 'next-intl';
import { PlatformMark } from '@/components/platforms/platform-mark';
import { Card } from '@/components/ui/card';
import { CodeText } from '@/components/ui/code-text';
import { type PlatformId, platformIds } from '@/lib/platform-ids';

export function WebhookAddresses({ addressOf }: { addressOf: (platform: PlatformId) => string }) {
  const t = useTranslations();
  return (
    <Card
      flush
      className="mt-5"
      title={t('deliveries.addresses.title')}
      headingId="addresses-heading"
      description={t.rich('deliveries.addresses.body', { file: (name) => <CodeText>{String(name)}</CodeText> })}
    >
      <ul className="divide-y divide-line border-t border-line">
        {platformIds.map((platform) => (
          <li key={platform} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 text-sm sm:px-5">
            <span className="flex w-28 items-center gap-2 font-medium">
              <PlatformMark platform={platform} decorative size="sm" />
              {t(`platforms.${platform}`)}
            </span>
            <CodeText className="text-xs">{addressOf(platform)}</CodeText>
          </li>
        ))}
      </ul>
    </Card>
  );
}

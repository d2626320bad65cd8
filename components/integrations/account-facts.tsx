import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { IntegrationDto } from '@/lib/integrations/types';
import en from '@/messages/en.json';
import { accountState } from './account-state';

type KnownKind = keyof typeof en.integrations.accounts.profileKinds;

function kindKey(kind: string): KnownKind {
  return Object.hasOwn(en.integrations.accounts.profileKinds, kind) ? (kind as KnownKind) : 'other';
}

export function AccountFacts({ account }: { account: IntegrationDto['adAccounts'][number] }) {
  return (
    <>
      <bdi className="font-medium">{account.currency}</bdi>
      <bdi dir="ltr">{account.timeZone.replaceAll('_', ' ')}</bdi>
      <AccountStateBadge externalStatus={account.externalStatus} />
    </>
  );
}

export function ProfileFacts({ profile }: { profile: IntegrationDto['profiles'][number] }) {
  const t = useTranslations('integrations.accounts.profileKinds');
  return (
    <>
      <span>{t(kindKey(profile.kind))}</span>
      {profile.handle ? <bdi dir="ltr">@{profile.handle.replace(/^@/, '')}</bdi> : null}
    </>
  );
}

function AccountStateBadge({ externalStatus }: { externalStatus: string | null }) {
  const t = useTranslations('integrations.accounts');
  switch (accountState(externalStatus)) {
    case 'open':
      return null;
    case 'closed':
      return <Badge tone="warning">{t('closed')}</Badge>;
    case 'other':
      return (
        <Badge>
          <bdi dir="ltr" className="truncate">
            {externalStatus}
          </bdi>
        </Badge>
      );
  }
}

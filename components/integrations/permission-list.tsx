import { Check, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { CodeText } from '@/components/ui/code-text';
import en from '@/messages/en.json';
import { scopeKey } from './scope-key';

type KnownScope = keyof typeof en.scopes;

function knownScope(scope: string): KnownScope | null {
  const key = scopeKey(scope);
  return Object.hasOwn(en.scopes, key) ? (key as KnownScope) : null;
}

export function PermissionList({ granted, declined }: { granted: string[]; declined: string[] }) {
  const t = useTranslations('integrations.detail');
  if (granted.length + declined.length === 0) {
    return <p className="border-t border-line px-4 py-3 text-sm text-muted sm:px-5">{t('noPermissions')}</p>;
  }
  return (
    <ul className="divide-y divide-line border-t border-line">
      {declined.map((scope) => (
        <li key={scope} className="flex items-start gap-3 px-4 py-2.5 sm:px-5">
          <X aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-negative" />
          <div className="min-w-0">
            <p className="text-sm font-medium">
              <PermissionName scope={scope} /> <span className="font-normal text-negative">({t('declined')})</span>
            </p>
            <p className="text-xs text-muted">
              <PermissionEffect scope={scope} />
            </p>
          </div>
        </li>
      ))}
      {granted.map((scope) => (
        <li key={scope} className="flex items-center gap-3 px-4 py-2.5 sm:px-5">
          <Check aria-hidden="true" className="size-4 shrink-0 text-positive" />
          <p className="min-w-0 flex-1 text-sm">
            <PermissionName scope={scope} />
          </p>
          <span className="text-xs text-faint">{t('granted')}</span>
        </li>
      ))}
    </ul>
  );
}

export function PermissionName({ scope }: { scope: string }) {
  const t = useTranslations('scopes');
  const known = knownScope(scope);
  return known ? t(`${known}.name`) : <CodeText>{scope}</CodeText>;
}

export function PermissionEffect({ scope }: { scope: string }) {
  const t = useTranslations();
  const known = knownScope(scope);
  return known ? t(`scopes.${known}.effect`) : t('integrations.detail.unknownEffect');
}

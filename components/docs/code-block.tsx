import { useTranslations } from 'next-intl';
import { CopyButton } from './copy-button';

/** Wraps long lines, so that nothing is cut on a phone. */
export function CodeBlock({ code, language }: { code: string; language: string }) {
  const t = useTranslations('common');
  const isCommand = language === 'bash';
  return (
    <div className="overflow-hidden rounded-lg border border-line bg-sunken">
      {isCommand ? (
        <div className="flex items-center justify-between border-b border-line ps-3.5 pe-1.5">
          <bdi lang="en" className="font-mono text-2xs text-muted">
            {language}
          </bdi>
          <CopyButton text={code} labels={{ copy: t('copy'), copied: t('copied') }} subject={code.slice(0, 60)} />
        </div>
      ) : null}
      <pre dir="ltr" lang="en" className="px-3.5 py-3 text-start font-mono text-xs whitespace-pre-wrap wrap-anywhere">
        <code>{code}</code>
      </pre>
    </div>
  );
}

import { FileText } from 'lucide-react';
import { useTranslations } from 'next-intl';

/** To the page as Markdown, for programs that read. */
export function TwinLink({ href }: { href: string }) {
  const t = useTranslations('docs');
  return (
    <p className="mt-8 border-t border-line pt-4 text-sm">
      <a href={href} className="inline-flex items-center gap-1.5 font-medium text-muted hover:text-ink">
        <FileText aria-hidden="true" className="size-4 shrink-0" />
        {t('asMarkdown')}
      </a>
    </p>
  );
}

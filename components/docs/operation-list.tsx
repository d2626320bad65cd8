import { useLocale } from 'next-intl';
import { Link } from '@/components/ui/link';
import type { Operation } from '@/lib/docs/reference';
import { docsHref } from './docs-href';
import { InlineMarkdown } from './markdown';
import { MethodBadge } from './method-badge';

/** In English, like the API itself. */
export function OperationList({ operations }: { operations: readonly Operation[] }) {
  const locale = useLocale();
  return (
    <ul lang="en" dir="ltr" className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
      {operations.map(({ id, method, path, summary }) => (
        <li key={id} className="relative px-4 py-3 hover:bg-sunken">
          <div className="flex flex-wrap items-baseline gap-x-2.5 gap-y-1">
            <MethodBadge method={method} />
            <Link
              href={docsHref(locale, `reference/${id}`)}
              className="stretched font-mono text-xs font-medium wrap-anywhere"
            >
              {path}
            </Link>
          </div>
          <p className="mt-1 text-sm text-muted">
            <InlineMarkdown markdown={summary} locale={locale} />
          </p>
        </li>
      ))}
    </ul>
  );
}

import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { Link } from '@/components/ui/link';
import type { Operation, OperationAnswer } from '@/lib/docs/reference';
import { CodeBlock } from './code-block';
import { docsHref } from './docs-href';
import { FieldList } from './field-list';
import { Markdown } from './markdown';
import { MethodBadge } from './method-badge';
import { TryPanel } from './try-panel';
import { TwinLink } from './twin-link';

interface OperationViewProps {
  operation: Operation;
  group: { id: string; name: string };
  origin: string;
}

export function OperationView({ operation, group, origin }: OperationViewProps) {
  const t = useTranslations('docs');
  const locale = useLocale();
  const { id, method, path, summary, description, access, parameters, body, answers } = operation;
  return (
    <div className="xl:grid xl:grid-cols-[minmax(0,1fr)_24rem] xl:gap-10 2xl:grid-cols-[minmax(0,1fr)_30rem]">
      <article className="flex min-w-0 flex-col gap-6">
        <header>
          <p className="mb-2 text-sm">
            <Link
              href={`${docsHref(locale, 'reference')}#${group.id}`}
              className="font-medium text-muted hover:text-ink"
            >
              {t('reference')} · <bdi lang="en">{group.name}</bdi>
            </Link>
          </p>
          <h1 lang="en" dir="ltr" className="flex flex-wrap items-center gap-2.5 text-lg font-semibold">
            <MethodBadge method={method} />
            <span className="min-w-0 font-mono wrap-anywhere">{path}</span>
          </h1>
          <div lang="en" dir="ltr" className="mt-3 flex flex-col gap-2">
            <Markdown markdown={[summary, description].filter(Boolean).join('\n\n')} locale={locale} />
          </div>
          <p className="mt-3 text-sm text-muted">{t(`access.${access}`)}</p>
          <a
            href="#try"
            className="mt-3 inline-flex items-center gap-1.5 text-sm font-medium text-accent underline underline-offset-2 xl:hidden"
          >
            {t('try.title')}
          </a>
        </header>
        {parameters.length > 0 ? (
          <Part id="parameters" title={t('parameters')}>
            <FieldList fields={parameters} isInput />
          </Part>
        ) : null}
        {body ? (
          <Part id="body" title={t('body')}>
            <FieldList fields={body.fields} isInput />
          </Part>
        ) : null}
        <Part id="answers" title={t('answers')}>
          <div className="flex flex-col gap-3">
            {answers.map((answer) => (
              <Answer key={answer.status} answer={answer} />
            ))}
          </div>
        </Part>
        <TwinLink href={`/docs/reference/${id}.md`} />
      </article>
      <section aria-labelledby="try" className="mt-8 xl:mt-0">
        <h2 id="try" className="tight mb-3 scroll-mt-20 text-lg font-semibold">
          {t('try.title')}
        </h2>
        <TryPanel key={id} operation={operation} origin={origin} />
      </section>
    </div>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="tight mb-2 scroll-mt-20 text-lg font-semibold">
        {title}
      </h2>
      {children}
    </section>
  );
}

function Answer({ answer: { status, description, media, type, fields, example } }: { answer: OperationAnswer }) {
  const t = useTranslations('docs');
  const locale = useLocale();
  const isSuccess = status.startsWith('2');
  return (
    <details open={isSuccess} className="rounded-lg border border-line bg-surface">
      <summary className="px-4 py-2.5">
        <span lang="en" dir="ltr" className="inline-flex flex-wrap items-baseline gap-2.5 text-sm">
          <Badge tone={isSuccess ? 'positive' : 'neutral'} className="font-mono">
            {status}
          </Badge>
          <span className="wrap-anywhere">{[media, isSuccess ? type : ''].filter(Boolean).join(' · ')}</span>
        </span>
      </summary>
      <div className="flex flex-col gap-3 border-t border-line px-4 py-3">
        {description ? (
          <div lang="en" dir="ltr" className="text-sm">
            <Markdown markdown={description} locale={locale} />
          </div>
        ) : null}
        {example ? <CodeBlock code={example} language="json" /> : null}
        {media === 'application/problem+json' ? (
          <p className="text-sm">
            <Link href={docsHref(locale, 'errors')} className="font-medium text-accent underline underline-offset-2">
              {t('problemLink')}
            </Link>
          </p>
        ) : fields.length > 0 ? (
          <FieldList fields={fields} isInput={false} />
        ) : null}
      </div>
    </details>
  );
}

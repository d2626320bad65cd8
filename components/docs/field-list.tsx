import { useLocale, useTranslations } from 'next-intl';
import type { Field } from '@/lib/docs/describe-fields';
import { InlineMarkdown } from './markdown';

interface FieldListProps {
  fields: readonly (Field & { in?: string })[];
  // Whether a field without `required` may be left out of a request.
  isInput: boolean;
}

/** Nested fields are closed at first: answers have hundreds. */
export function FieldList({ fields, isInput }: FieldListProps) {
  return (
    <ul lang="en" dir="ltr" className="divide-y divide-line border-y border-line">
      {fields.map((field) => (
        <li key={field.name} className="py-2.5">
          <FieldLine field={field} isInput={isInput} />
        </li>
      ))}
    </ul>
  );
}

function FieldLine({ field, isInput }: { field: FieldListProps['fields'][number]; isInput: boolean }) {
  const t = useTranslations('docs');
  const locale = useLocale();
  const { name, type, required, description, facts, fields } = field;
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-2.5">
        <code className="font-mono text-xs font-semibold wrap-anywhere">{name}</code>
        <span className="text-xs text-muted">{type}</span>
        {field.in ? <span className="text-xs text-muted">{field.in}</span> : null}
        {isInput === required ? (
          <span lang={locale} className="text-xs font-medium text-warning">
            {t(required ? 'required' : 'optionalField')}
          </span>
        ) : null}
      </p>
      {description ? (
        <p className="mt-0.5 text-sm text-muted">
          <InlineMarkdown markdown={description} locale={locale} />
        </p>
      ) : null}
      {facts.length > 0 ? <p className="mt-0.5 text-xs text-muted wrap-anywhere">{facts.join('; ')}</p> : null}
      {fields.length > 0 ? (
        <details className="mt-1.5">
          <summary lang={locale} className="inline-flex rounded-sm text-xs font-medium text-accent">
            <bdi>{t('fieldsOf', { name, count: fields.length })}</bdi>
          </summary>
          <div className="mt-1.5 border-s-2 border-line ps-3">
            <FieldList fields={fields} isInput={isInput} />
          </div>
        </details>
      ) : null}
    </>
  );
}

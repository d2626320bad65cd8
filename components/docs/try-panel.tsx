import { useTranslations } from 'next-intl';
import type { Operation } from '@/lib/docs/reference';
import { TryOperation } from './try-operation';

/** The operation without the descriptions, which the browser does not need twice. */
export function TryPanel({ operation, origin }: { operation: Operation; origin: string }) {
  const t = useTranslations('docs.try');
  const common = useTranslations('common');
  const { method, path, access, body, isStream } = operation;
  const parameters = operation.parameters.map(({ name, in: place, required, values, example, type }) => ({
    name,
    in: place,
    required,
    values,
    example,
    type,
  }));
  return (
    <TryOperation
      operation={{ method, path, access, isStream, parameters, sample: body?.sample ?? null }}
      origin={origin}
      text={{
        token: t('token'),
        tokenHint: t('tokenHint'),
        sessionOnly: t('sessionOnly'),
        changes: t('changes'),
        body: t('body'),
        any: t('any'),
        required: t('required'),
        send: t('send'),
        sending: t('sending'),
        stop: t('stop'),
        answer: t('answer'),
        emptyAnswer: t('emptyAnswer'),
        lost: t('lost'),
        copy: common('copy'),
        copied: common('copied'),
      }}
    />
  );
}

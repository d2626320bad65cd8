import { useTranslations } from 'next-intl';
import { classNames } from '@/components/ui/class-names';
import { BrandGlyph } from './brand-glyph';

export function BrandMark({ className }: { className?: string }) {
  const t = useTranslations('common');
  return (
    <span className={classNames('inline-flex items-center gap-2 font-semibold', className)}>
      <BrandGlyph />
      <bdi className="tight">{t('productName')}</bdi>
    </span>
  );
}

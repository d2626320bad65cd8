import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { ActionForm } from '@/components/forms/action-form';
import type { FormAction } from '@/components/forms/action-result';
import { Button } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';

export function HideButton({
  action,
  orgId,
  text,
  errorTitle,
  className,
  children,
}: {
  action: FormAction;
  orgId: string;
  text: string;
  errorTitle: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <div className={classNames('relative', className)}>
      {children}
      <ActionForm action={action} hidden={{ org: orgId }} errorTitle={errorTitle} className="absolute end-3 top-3">
        <Button type="submit" variant="ghost" size="sm" aria-label={text} title={text}>
          <X aria-hidden="true" />
        </Button>
      </ActionForm>
    </div>
  );
}

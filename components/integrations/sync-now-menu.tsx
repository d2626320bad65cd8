'use client';

import { ChevronDown, LoaderCircle, RefreshCw } from 'lucide-react';
import { ActionForm, useFormState } from '@/components/forms/action-form';
import type { FormAction } from '@/components/forms/action-result';
import { useMarkRequested } from '@/components/syncs/requested-sync';
import { buttonVariants } from '@/components/ui/button-variants';
import { PopoverMenu } from '@/components/ui/popover-menu';
import type { SyncDataType } from '@/lib/sync/types';

interface Choice {
  dataType: SyncDataType;
  text: string;
}

export function SyncNowMenu({
  action,
  orgId,
  integrationId,
  text,
  choices,
}: {
  action: FormAction;
  orgId: string;
  integrationId: string;
  text: { button: string; menu: string; errorTitle: string };
  choices: Choice[];
}) {
  const markRequested = useMarkRequested();
  const [only, ...others] = choices;
  return (
    <ActionForm
      action={action}
      hidden={{ org: orgId, integration: integrationId }}
      errorTitle={text.errorTitle}
      onSend={(data) => markRequested(data.get('dataType') as SyncDataType)}
      // The result is shown in the gap below the header, so that nothing moves.
      className="relative flex-col gap-2 [&>[role=status]]:absolute [&>[role=status]]:start-0 [&>[role=status]]:top-full [&>[role=status]]:whitespace-nowrap"
    >
      {only && others.length === 0 ? (
        <SendButton choice={{ dataType: only.dataType, text: text.button }} className={looks} icon />
      ) : (
        <PopoverMenu
          id="sync-now"
          label={text.menu}
          triggerClassName={looks}
          // Below its button, or above it where there is no room; without anchor support at the page's edge.
          panelClassName="mt-1 w-52 [position-area:block-end_span-inline-start] [position-try-fallbacks:flip-inline,flip-block] not-supports-[position-area:block-end]:end-4 not-supports-[position-area:block-end]:top-24"
          trigger={
            <>
              <Spinner />
              {text.button}
              <ChevronDown aria-hidden="true" />
            </>
          }
        >
          <ul>
            {choices.map((choice) => (
              <li key={choice.dataType}>
                <SendButton
                  choice={choice}
                  className="flex min-h-10 w-full items-center rounded-md px-2.5 text-start text-sm font-medium hover:bg-sunken disabled:opacity-55"
                />
              </li>
            ))}
          </ul>
        </PopoverMenu>
      )}
    </ActionForm>
  );
}

const looks = buttonVariants({ size: 'sm' });

function SendButton({ choice, className, icon = false }: { choice: Choice; className: string; icon?: boolean }) {
  const { pending } = useFormState();
  return (
    <button
      type="submit"
      name="dataType"
      value={choice.dataType}
      disabled={pending}
      onClick={(event) => event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()}
      className={className}
    >
      {icon ? <Spinner /> : null}
      {choice.text}
    </button>
  );
}

function Spinner() {
  const { pending } = useFormState();
  return pending ? <LoaderCircle aria-hidden="true" className="animate-spin" /> : <RefreshCw aria-hidden="true" />;
}

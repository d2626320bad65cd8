'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useFilterNavigation } from '@/components/filters/filter-navigation';
import { shareStyleNonce } from '@/components/filters/share-style-nonce';
import type { ActionResult } from '@/components/forms/action-result';
import type { Locale } from '@/lib/i18n/routing';
import type { Layout } from '@/lib/views/layout';
import { LayoutDialog } from './layout-dialog';
import type { Refusal } from './refused-change';
import type { ShownView } from './shown-view';
import { useIsOpen } from './use-is-open';
import { useViewChange } from './use-view-change';
import type { ViewActions } from './view-actions';
import type { ViewLabels } from './view-labels';
import { ViewNameDialog } from './view-name-dialog';
import { ViewNotice, type ViewNoticeState } from './view-notice';
import { type ViewCommand, ViewsList } from './views-list';

export interface ViewsPanelProps {
  orgId: string;
  // Of the dashboard, without parameters: opens the default.
  path: string;
  standardHref: string;
  views: readonly ShownView[];
  // Null: the standard view. `version`: the one that is shown.
  current: { id: string; version: number } | null;
  layout: Layout;
  // The canonical query of the filter that is shown.
  search: string;
  // It is not that of the view.
  isChanged: boolean;
  // The version that the filter is a change of.
  filterVersion: number;
  // The person has saved a change of this version.
  onSaved: (version: number) => void;
  // May change views of the organization.
  canShare: boolean;
  maxNameLength: number;
  labels: ViewLabels;
  locale: Locale;
  actions: ViewActions;
}

type Naming =
  | { kind: 'rename'; view: ShownView; version: number }
  // What the new view gets.
  | { kind: 'create'; search: string; layout: Layout };

// Of the layout when its dialog opened: a newer version of another person must not be overwritten.
interface LayoutEditing {
  view: ShownView | null;
  version: number;
  layout: Layout;
}

shareStyleNonce();

export function ViewsPanel(props: ViewsPanelProps) {
  const { orgId, path, views, current, search, isChanged, canShare, labels, locale, actions } = props;
  const router = useRouter();
  const navigation = useFilterNavigation();
  const place = useRef<HTMLDivElement>(null);
  const isOpen = useIsOpen(place);
  const { pending, change } = useViewChange();
  // The dialog of a name may be above that of the layout, which keeps its draft.
  const [naming, setNaming] = useState<Naming | null>(null);
  const [editing, setEditing] = useState<LayoutEditing | null>(null);
  const [notice, setNotice] = useState<ViewNoticeState | null>(null);

  const view = views.find(({ id }) => id === current?.id) ?? null;
  const open = (href: string) => {
    if (`${window.location.pathname}${window.location.search}` === href) router.refresh();
    else navigation?.navigate(href);
  };
  const send = (
    action: keyof ViewActions,
    fields: Record<string, string>,
    done: (result: Extract<ActionResult, { ok: true }>) => void,
    refused: (refusal: Refusal) => void = ({ message, isConflict }) =>
      setNotice({ kind: isConflict ? 'conflict' : 'refused', text: message }),
  ) => {
    setNotice(null);
    change(actions[action], { org: orgId, ...fields }, (result) => (result.ok ? done(result) : refused(result)));
  };
  const showSaved = () => setNotice({ kind: 'done', text: labels.saved });
  const update = (
    of: ShownView,
    version: number,
    changes: Record<string, string>,
    refused?: (refusal: Refusal) => void,
  ) =>
    send(
      'updateView',
      { view: of.id, version: String(version), ...changes },
      () => {
        props.onSaved(version);
        closeDialogs();
        showSaved();
      },
      refused,
    );

  const setDefault = (of: ShownView, scope: 'person' | 'organization', isDefault: boolean) =>
    send('setDefaultView', { view: of.id, scope, isDefault: String(isDefault) }, showSaved);
  const restore = (of: ShownView) =>
    send('restoreView', { view: of.id }, () => {
      setNotice({ kind: 'done', text: of.texts.restored });
      open(of.href);
    });
  const remove = (of: ShownView) =>
    send('deleteView', { view: of.id }, () => {
      setNotice({ kind: 'deleted', text: of.texts.deleted, undo: () => restore(of) });
      open(path);
    });
  const createFrom = (layout: Layout) => {
    setNotice(null);
    setNaming({ kind: 'create', search, layout });
  };

  const commands: Record<ViewCommand, () => void> = {
    save: () => view && update(view, props.filterVersion, { search }),
    reset: () => view && open(view.href),
    saveAs: () => createFrom(props.layout),
    editLayout: () => setEditing({ view, version: current?.version ?? 0, layout: props.layout }),
    rename: () => view && current && setNaming({ kind: 'rename', view, version: current.version }),
    setOwnDefault: () => view && setDefault(view, 'person', !view.isOwnDefault),
    setOrganizationDefault: () => view && setDefault(view, 'organization', !view.isOrganizationDefault),
    remove: () => view && remove(view),
  };

  const close = () => {
    const panel = place.current?.closest<HTMLElement>('[popover]');
    if (panel?.matches(':popover-open')) panel.hidePopover();
  };
  const canEdit = view !== null && (view.scope === 'person' || canShare);
  const closeDialogs = () => {
    setNaming(null);
    setEditing(null);
  };
  const reload = () => {
    setNotice(null);
    closeDialogs();
    if (view) open(view.href);
  };
  const saveName = (fields: Record<string, string>, refused: (refusal: Refusal) => void) => {
    if (naming?.kind === 'create') {
      const ofNew = { ...fields, search: naming.search, layout: layoutText(naming.layout) };
      const openNew = ({ id = '' }: { id?: string }) => {
        closeDialogs();
        showSaved();
        open(`${path}?view=${id}`);
      };
      send('createView', ofNew, openNew, refused);
    }
    if (naming?.kind === 'rename') {
      update(naming.view, naming.version, { name: fields.name ?? '' }, refused);
    }
  };

  return (
    <div ref={place}>
      {isOpen ? (
        <ViewsList
          views={views}
          view={view}
          standardHref={props.standardHref}
          isChanged={isChanged}
          canEdit={canEdit}
          canShare={canShare}
          labels={labels}
          locale={locale}
          onOpen={(href) => {
            close();
            setNotice(null);
            open(href);
          }}
          onCommand={(command) => {
            close();
            commands[command]();
          }}
          onClose={close}
        />
      ) : null}
      {createPortal(
        <>
          {editing ? (
            <LayoutDialog
              layout={editing.layout}
              canSave={canEdit}
              pending={pending}
              labels={labels}
              onClose={() => setEditing(null)}
              onSave={(layout, refused) => {
                if (editing.view) update(editing.view, editing.version, { layout: layoutText(layout) }, refused);
              }}
              onSaveAs={createFrom}
              onReload={reload}
            />
          ) : null}
          {naming ? (
            <ViewNameDialog
              title={naming.kind === 'create' ? labels.saveAs : labels.rename}
              name={naming.kind === 'rename' ? naming.view.name : ''}
              maxLength={props.maxNameLength}
              hasScope={naming.kind === 'create' && canShare}
              pending={pending}
              labels={labels}
              onClose={() => setNaming(null)}
              onSave={saveName}
              onReload={naming.kind === 'rename' ? reload : undefined}
            />
          ) : null}
          <ViewNotice
            notice={notice}
            pending={pending}
            labels={labels}
            onClose={() => setNotice(null)}
            onSaveAs={() => createFrom(props.layout)}
            onReload={reload}
          />
        </>,
        document.body,
      )}
    </div>
  );
}

function layoutText({ sections, tiles }: Layout): string {
  return new URLSearchParams({ sections: sections.join(','), tiles: tiles.join(',') }).toString();
}

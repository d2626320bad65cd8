'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import {
  type DashboardSection,
  dashboardSections,
  type Layout,
  MAX_TILES,
  requiredSections,
  type TileFigure,
  tileFigures,
} from '@/lib/views/layout';
import { OrderList } from './order-list';
import { type Refusal, RefusedChange } from './refused-change';
import { ViewDialog } from './view-dialog';
import type { ViewLabels } from './view-labels';

interface Draft<T> {
  // What is shown first, then the rest.
  order: readonly T[];
  shown: ReadonlySet<T>;
}

/** Which sections and tiles a view shows, and in which order. */
export function LayoutDialog({
  layout,
  canSave,
  pending,
  labels,
  onClose,
  onSave,
  onSaveAs,
  onReload,
}: {
  // Where the draft begins.
  layout: Layout;
  // The open view can be changed; otherwise the layout becomes a new view.
  canSave: boolean;
  pending: boolean;
  labels: ViewLabels;
  onClose: () => void;
  onSave: (layout: Layout, refused: (refusal: Refusal) => void) => void;
  onSaveAs: (layout: Layout) => void;
  onReload: () => void;
}) {
  const [sections, setSections] = useState(() => toDraft(layout.sections, dashboardSections));
  const [tiles, setTiles] = useState(() => toDraft(layout.tiles, tileFigures));
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const draft = (): Layout => ({ sections: chosenOf(sections), tiles: chosenOf(tiles) });
  const fixedTile = (figure: TileFigure) =>
    (tiles.shown.size === 1 && tiles.shown.has(figure)) || (tiles.shown.size === MAX_TILES && !tiles.shown.has(figure));
  return (
    <ViewDialog title={labels.editLayout} onClose={onClose}>
      {refusal ? (
        <RefusedChange refusal={refusal} labels={labels} onSaveAs={() => onSaveAs(draft())} onReload={onReload} />
      ) : null}
      <OrderList<DashboardSection>
        title={labels.sections}
        order={sections.order}
        chosen={sections.shown}
        nameOf={labels.sectionNames}
        fixedReason={(section) => (requiredSections.includes(section) ? labels.required : null)}
        labels={labels}
        onChange={(order, shown) => setSections({ order, shown })}
      />
      <OrderList<TileFigure>
        title={labels.tiles}
        hint={labels.layoutHint}
        order={tiles.order}
        chosen={tiles.shown}
        nameOf={labels.figureNames}
        fixedReason={(figure) => (fixedTile(figure) ? '' : null)}
        labels={labels}
        onChange={(order, shown) => setTiles({ order, shown })}
      />
      <div className="sticky -bottom-5 -mx-5 mt-4 -mb-5 flex flex-wrap justify-end gap-2 border-t border-line bg-surface px-5 py-3">
        <Button onClick={onClose}>{labels.cancel}</Button>
        <Button variant={canSave ? 'secondary' : 'primary'} disabled={pending} onClick={() => onSaveAs(draft())}>
          {labels.saveAs}
        </Button>
        {canSave ? (
          <Button
            variant="primary"
            disabled={pending}
            onClick={() => {
              setRefusal(null);
              onSave(draft(), setRefusal);
            }}
          >
            {pending ? labels.saving : labels.save}
          </Button>
        ) : null}
      </div>
    </ViewDialog>
  );
}

function toDraft<T>(shown: readonly T[], all: readonly T[]): Draft<T> {
  return { order: [...shown, ...all.filter((name) => !shown.includes(name))], shown: new Set(shown) };
}

function chosenOf<T>({ order, shown }: Draft<T>): T[] {
  return order.filter((name) => shown.has(name));
}

import type { DashboardSection, TileFigure } from '@/lib/views/layout';

/** Texts of the menu of views and its dialogs: the browser has no messages. */
export interface ViewLabels {
  menu: string;
  standard: string;
  own: string;
  organization: string;
  open: string;
  ownDefault: string;
  organizationDefault: string;
  save: string;
  saveAs: string;
  rename: string;
  remove: string;
  editLayout: string;
  reset: string;
  setOwnDefault: string;
  endOwnDefault: string;
  setOrganizationDefault: string;
  endOrganizationDefault: string;
  name: string;
  scope: string;
  scopeOwn: string;
  scopeOrganization: string;
  cancel: string;
  close: string;
  undo: string;
  reload: string;
  saving: string;
  saved: string;
  sections: string;
  tiles: string;
  layoutHint: string;
  required: string;
  moveUp: string;
  moveDown: string;
  // Of the places in a list, the first at index 0.
  positions: readonly string[];
  sectionNames: Readonly<Record<DashboardSection, string>>;
  figureNames: Readonly<Record<TileFigure, string>>;
}

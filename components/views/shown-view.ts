/** A view as the menu lists it. */
export interface ShownView {
  id: string;
  name: string;
  href: string;
  scope: 'person' | 'organization';
  isOwnDefault: boolean;
  isOrganizationDefault: boolean;
  // In the reader's language: they name the view.
  texts: { deleted: string; restored: string };
}

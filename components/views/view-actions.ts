import type { FormAction } from '@/components/forms/action-result';

export interface ViewActions {
  createView: FormAction;
  updateView: FormAction;
  deleteView: FormAction;
  restoreView: FormAction;
  setDefaultView: FormAction;
}

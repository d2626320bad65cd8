'use server';

import { defineAction } from '../../../define-action';
import { labellingForm, labellingUndo, labelSelected, undoLabelling } from '../labelling-form';

export const labelPosts = defineAction({
  by: 'member',
  role: 'marketer',
  tier: 'api',
  schema: labellingForm,
  run: (given, caller) => labelSelected('post', given, caller),
});

export const restorePostLabels = defineAction({
  by: 'member',
  role: 'marketer',
  tier: 'api',
  schema: labellingUndo,
  run: (given, caller) => undoLabelling('post', given, caller),
});

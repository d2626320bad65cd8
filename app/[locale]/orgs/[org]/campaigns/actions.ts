'use server';

import { defineAction } from '../../../define-action';
import { labellingForm, labellingUndo, labelSelected, undoLabelling } from '../labelling-form';

export const labelCampaigns = defineAction({
  by: 'member',
  role: 'marketer',
  tier: 'api',
  schema: labellingForm,
  run: (given, caller) => labelSelected('campaign', given, caller),
});

export const restoreCampaignLabels = defineAction({
  by: 'member',
  role: 'marketer',
  tier: 'api',
  schema: labellingUndo,
  run: (given, caller) => undoLabelling('campaign', given, caller),
});

'use server';

import { defineAction } from '../../../define-action';
import { labellingForm, labelSelected } from '../labelling-form';

export const labelCampaigns = defineAction({
  by: 'member',
  role: 'marketer',
  tier: 'api',
  schema: labellingForm,
  run: (given, caller) => labelSelected('campaign', given, caller),
});

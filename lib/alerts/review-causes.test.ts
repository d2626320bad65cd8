import { expect, it } from 'vitest';
import { type ReviewIssue, reviewCauses } from './review-causes';

const now = new Date('2026-11-23T12:00:00Z');
const issue: ReviewIssue = {
  adAccountId: 'account',
  integrationId: 'integration',
  platform: 'meta',
  accountName: 'Nakhla',
  level: 'ad',
  externalId: '6001',
  campaign: null,
  name: null,
  code: '1487',
  summary: 'Ad rejected',
  reportedAt: now,
};

it("the alert of a rejection names the ad as far as it is known, and gives the reason in the platform's words", () => {
  expect(reviewCauses([issue], now)).toEqual([
    {
      kind: 'ad_rejected',
      severity: 'urgent',
      causeKey: 'ad_rejected:account:ad:6001',
      subjectType: 'integration',
      subjectId: 'integration',
      values: { name: 'Nakhla', accountName: 'Nakhla', platform: 'meta', level: 'ad', summary: 'Ad rejected' },
    },
  ]);
  const [named] = reviewCauses([{ ...issue, name: 'Banner', summary: null }], now);
  expect(named?.values).toMatchObject({ name: 'Banner', summary: '1487' });
  const campaign = { id: 'campaign', name: 'Autumn' };
  const [known] = reviewCauses([{ ...issue, level: 'campaign', campaign, code: null, summary: null }], now);
  expect(known).toMatchObject({
    subjectType: 'campaign',
    subjectId: 'campaign',
    values: { name: 'Autumn', summary: '6001' },
  });
});

it('the alert of a rejection ends when the platform has not repeated it for a month', () => {
  const old = new Date('2026-10-23T12:00:00Z');
  expect(reviewCauses([{ ...issue, reportedAt: old }], now)).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import { alertGroupHref } from './alert-href';
import type { Alert } from './alert-text';
import { groupAlerts } from './group-alerts';

const alert = (id: string, over: Partial<Alert> & { amount?: number }): Alert => ({
  id,
  kind: 'budget_used',
  severity: 'warning',
  subjectType: 'campaign',
  subjectId: `subject-${id}`,
  values: { name: 'Sale' },
  openedAt: '2026-11-30T09:00:00.000Z',
  acknowledgedAt: null,
  ...over,
  ...(over.amount === undefined ? {} : { atStake: { amountMicros: String(over.amount), currency: 'SAR' } }),
});

describe('groups of alerts', () => {
  it('are ordered by their money at stake together, those without an amount last in the given order', () => {
    const groups = groupAlerts([
      alert('a', { amount: 500, values: { name: 'Brand' } }),
      alert('b', { amount: 400 }),
      alert('c', { kind: 'token_dead', severity: 'critical', subjectType: 'integration' }),
      alert('d', { kind: 'sync_stale', subjectType: 'integration' }),
      alert('e', { amount: 300 }),
    ]);
    expect(groups.map(({ alerts }) => alerts.map(({ id }) => id))).toEqual([['b', 'e'], ['a'], ['c'], ['d']]);
    expect(groups[0]?.atStake).toEqual({ amountMicros: '700', currency: 'SAR' });
    expect(groups[2]?.atStake).toBeNull();
  });

  it('link to their campaigns, their integration, or all alerts', () => {
    const [first, second] = [alert('a', {}), alert('b', {})];
    expect(alertGroupHref('en', 'org', [first, second])).toBe(
      '/en/orgs/org/campaigns?campaigns=subject-a,subject-b&status=all',
    );
    const ofIntegration = alert('c', { subjectType: 'integration' });
    expect(alertGroupHref('en', 'org', [ofIntegration])).toBe('/en/orgs/org/integrations/subject-c');
    expect(alertGroupHref('en', 'org', [ofIntegration, alert('d', { subjectType: 'integration' })])).toBe(
      '/en/orgs/org/alerts',
    );
  });
});

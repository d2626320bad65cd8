import { describe, expect, it } from 'vitest';
import { dashboardPeriod } from './dashboard-period';

describe('the dashboard period', () => {
  it("ends yesterday in the organization's time zone and is compared with the 30 days before", () => {
    // 21:30 UTC is past midnight in Riyadh, and the evening before in New York.
    const now = new Date('2026-03-31T21:30:00Z');
    const riyadh = { from: '2026-03-02', to: '2026-03-31', previousFrom: '2026-01-31', previousTo: '2026-03-01' };
    expect(dashboardPeriod(now, 'Asia/Riyadh')).toEqual(riyadh);
    expect(dashboardPeriod(now, 'America/New_York').to).toBe('2026-03-30');
  });
});

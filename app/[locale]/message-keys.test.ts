import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { campaignSchema } from '@/lib/campaigns/schema';
import { dashboardSchema } from '@/lib/dashboard/schema';
import { errorStatus } from '@/lib/errors';
import { integrationStatus } from '@/lib/integrations/schema';
import { roleSchema } from '@/lib/orgs/schema';
import { postSchema } from '@/lib/posts/schema';
import { syncStateSchema } from '@/lib/sync/schema';
import { vendorErrorCodes } from '@/lib/vendor-http/vendor-error';
import en from '@/messages/en.json';

const { kind, severity } = dashboardSchema.shape.alerts.element.shape;
const { metric, status: kpiStatus } = dashboardSchema.shape.kpis.element.shape;

const codes: [keyof typeof en, readonly string[]][] = [
  ['errors', Object.keys(errorStatus)],
  ['syncErrors', vendorErrorCodes],
  ['alertKinds', kind.options],
  ['alertSeverities', severity.options],
  ['kpiMetrics', metric.options],
  ['kpiStatuses', kpiStatus.options],
  ['integrationStatuses', integrationStatus.options],
  ['syncStates', syncStateSchema.shape.state.options],
  ['campaignStatuses', campaignSchema.shape.status.options],
  ['postStatuses', postSchema.shape.status.options],
  ['roles', roleSchema.options],
];

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => path.join(folder, name));
}

describe('the message files', () => {
  it.each(codes)('have a text in %s for every code', (part, list) => {
    expect(list.filter((code) => !Object.hasOwn(en[part], code))).toEqual([]);
  });

  it('have a text for every message key that the code raises', () => {
    const raised = ['lib', 'app', 'inngest'].flatMap(sourceFiles).flatMap((file) => {
      const literals = readFileSync(file, 'utf8').matchAll(/messageKey: '(\w+)'/g);
      return [...literals].map(([, key = '']) => key);
    });
    expect(raised.length).toBeGreaterThan(10);
    expect(raised.filter((key) => !Object.hasOwn(en.errors, key))).toEqual([]);
  });
});

import { beforeAll, describe, expect, it, vi } from 'vitest';
import { failureOf, readAll } from '@/sandbox/testing/read-connector';
import { connectorOf, grantConsent, openReader } from './connector';
import { accountOf } from './fixtures/fixture';
import { google } from './fixtures/google';
import { appWith, MONTH, runSandbox } from './run-sandbox';

runSandbox();

const ksa = accountOf(google, google.mainAccount);
const manager = ksa.accessPath;
const global = accountOf(google, '2214067303');
const uae = accountOf(google, '2214067304');

describe('an ad account of Google', () => {
  let reader: Awaited<ReturnType<typeof openReader>>;
  beforeAll(async () => {
    reader = await openReader(google);
  });
  const campaignsOf = (account: typeof ksa) =>
    reader.connector.ads.listCampaigns({ accessToken: reader.accessToken, cursor: null, account });

  it('below a manager is reached through this manager alone', async () => {
    const failure = { errorClass: 'reauth', code: 'permission_missing' };
    expect(await failureOf(campaignsOf({ ...ksa, accessPath: null }))).toMatchObject(failure);
    expect(await failureOf(campaignsOf({ ...global, accessPath: manager }))).toMatchObject({
      ...failure,
      vendorCode: 'authorizationError.INVALID_LOGIN_CUSTOMER_ID_SERVING_CUSTOMER_ID_COMBINATION',
    });
    expect((await campaignsOf(ksa)).items).not.toEqual([]);
  });

  it('that is reached directly and through a manager has the same figures both ways', async () => {
    const { connector, accessToken } = reader;
    const metricsOf = (account: typeof uae) =>
      readAll((cursor) => connector.ads.listDailyMetrics({ accessToken, cursor, account, window: MONTH }));
    const direct = await metricsOf(uae);
    expect(direct).not.toEqual([]);
    expect(await metricsOf({ ...uae, accessPath: manager })).toEqual(direct);
  });

  it('is refused as a fault of the app while its project is approved for tests only', async () => {
    const connector = connectorOf(google, appWith('test-access'));
    const grant = await grantConsent(connector, 'ads');
    expect(await failureOf(connector.ads.listAccounts({ ...grant, cursor: null }))).toMatchObject({
      errorClass: 'permanent',
      code: 'request_rejected',
      vendorCode: 'authorizationError.CLOUD_PROJECT_NOT_APPROVED_FOR_PRODUCTION',
    });
  });

  it('lists a campaign that is yet to begin as active', async () => {
    vi.setSystemTime(Date.parse('2026-11-02T09:00:00Z'));
    const { connector } = reader;
    const grant = await grantConsent(connector, 'ads');
    const { items } = await connector.ads.listCampaigns({ ...grant, cursor: null, account: ksa });
    const pending = items.filter(({ externalStatus }) => externalStatus === 'PENDING');
    expect(pending).not.toEqual([]);
    expect(pending[0]?.status).toBe('active');
  });
});

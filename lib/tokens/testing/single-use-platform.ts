import { z } from 'zod';
import type { TokenGrant } from '@/lib/platforms/platform';
import { FakePlatform } from '@/lib/sync/testing/fake-platform';
import { createVendorClient, type VendorClient } from '@/lib/vendor-http/vendor-client';

const tokenAnswer = z.object({ access_token: z.string(), refresh_token: z.string(), expires_in: z.number() });

// The fake platform with a token endpoint of `startTokenProvider`, called over HTTP.
export class SingleUsePlatform extends FakePlatform {
  private readonly client: VendorClient;
  before: () => Promise<void> = async () => {};
  after: () => Promise<void> = async () => {};

  constructor(sandboxOrigin: string, timeoutMs: number) {
    super();
    this.capabilities = { ...this.capabilities, tokenRenewal: 'single_use_refresh_token' };
    this.client = createVendorClient({
      platform: 'meta',
      sandboxOrigin,
      timeoutMs,
      classify: ({ status }) => (status === 400 ? { errorClass: 'reauth', code: 'token_revoked' } : undefined),
    });
  }

  override async refresh({ refreshToken }: { refreshToken: string | null }): Promise<TokenGrant> {
    await this.before();
    const answer = await this.client.request({
      method: 'POST',
      url: new URL('https://platform.example/token'),
      endpoint: 'POST /token',
      form: { grant_type: 'refresh_token', refresh_token: refreshToken ?? '' },
      schema: tokenAnswer,
    });
    await this.after();
    return {
      accessToken: answer.access_token,
      refreshToken: answer.refresh_token,
      expiresAt: new Date(Date.now() + answer.expires_in * 1000),
    };
  }
}

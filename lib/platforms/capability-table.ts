import type { PlatformDescription } from './description';

const yes = (can: boolean) => (can ? 'yes' : '–');
const SECONDS = { day: 86_400, hour: 3600, minute: 60 } as const;

function duration(seconds: number | null): string {
  if (seconds === null) return 'does not expire';
  for (const [unit, size] of Object.entries(SECONDS)) {
    const count = Math.round(seconds / size);
    if (count >= 1 && Math.abs(count * size - seconds) < size / 2) return `${count} ${unit}${count === 1 ? '' : 's'}`;
  }
  return `${seconds} s`;
}

const renewals: Record<PlatformDescription['tokenRenewal'], string> = {
  refresh_token: 'refresh token, kept',
  single_use_refresh_token: 'refresh token, used once',
  exchange: 'exchange of the current token',
  none: 'none: a person reconnects',
};
const signatures = { 'hmac-sha256': 'HMAC-SHA256', 'shared-key': 'key in the body' } as const;

function table(platforms: PlatformDescription[], rows: [string, (of: PlatformDescription) => string][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(['', ...platforms.map(({ platform }) => `\`${platform}\``)]),
    line(['---', ...platforms.map(() => '---')]),
    ...rows.map(([title, cell]) => line([title, ...platforms.map(cell)])),
  ].join('\n');
}

export function capabilityTable(platforms: PlatformDescription[]): string {
  const consents = platforms.flatMap(({ platform, consents }) =>
    consents.map(({ kind, scopes }) => `- \`${platform}\`, ${kind.replaceAll('_', ' ')}: ${scopeList(scopes)}`),
  );
  return `# What each platform can do here

Generated from the connectors by \`npm run docs:platforms\`; \`GET /api/platforms\` serves the same data. "–" means that
the connector does not do it, whatever the platform offers. The interface (\`lib/platforms/platform.ts\`) leaves room for
writing to a platform, which is not built yet. [webhooks.md](webhooks.md) describes the webhooks of each platform.

${table(platforms, [
  ['reads campaigns', ({ reads }) => yes(reads.campaigns)],
  ['reads daily metrics', ({ reads }) => yes(reads.metrics)],
  ['days re-read each sync', ({ lookbackDays }) => String(lookbackDays)],
  ['a day may cost', ({ dailyBudget }) => `${dailyBudget.dayLimit} × the daily budget`],
  ['daily budget evens out over a', ({ dailyBudget }) => dailyBudget.average],
  ['reads posts', ({ reads }) => yes(reads.posts)],
  ['reads scheduled posts', ({ reads }) => yes(reads.scheduledPosts)],
  ['publishes posts', ({ publishesPosts }) => yes(publishesPosts)],
  ['creates campaigns', ({ writes }) => yes(writes.createsCampaigns)],
  ['changes campaigns', ({ writes }) => yes(writes.updatesCampaigns)],
  ['signs webhooks', ({ webhookSignature }) => (webhookSignature ? signatures[webhookSignature] : '–')],
  ['consent bound by', ({ usesPkce }) => (usesPkce ? 'PKCE (S256) and state' : 'state of one session, used once')],
  [
    'disconnecting revokes access',
    ({ revokesAccess, accessSettingsUrl }) => (revokesAccess ? 'yes' : `no: at ${accessSettingsUrl}`),
  ],
  ['API version', ({ apiVersion }) => apiVersion],
  ['version ends', ({ apiVersionEndsOn }) => apiVersionEndsOn ?? 'not announced'],
  ['access token lives', ({ accessTokenSeconds }) => duration(accessTokenSeconds)],
  ['renewed by', ({ tokenRenewal }) => renewals[tokenRenewal]],
  [
    'renewed ahead',
    ({ tokenRenewal, refreshLeadSeconds }) => (tokenRenewal === 'none' ? '–' : duration(refreshLeadSeconds)),
  ],
])}

## Requested permissions

${consents.join('\n')}
`;
}

function scopeList(scopes: string[]): string {
  return scopes.length === 0 ? 'no named permissions' : scopes.map((scope) => `\`${scope}\``).join(', ');
}

import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const withNextIntl = createNextIntlPlugin('./lib/i18n/request.ts');

const config: NextConfig = {
  poweredByHeader: false,
  // `npm run types` checks the whole project; an installation that builds need not.
  typescript: { ignoreBuildErrors: true },
  // The image optimizer's endpoint has had a remote code execution fault.
  images: { unoptimized: true },
  // The middleware marks preflights (`lib/api/preflight.ts`) and has no database to answer them; this route has. Rewritten
  // here, since a rewrite of the middleware leaves the process where HOST is not the host of the address.
  rewrites: async () => ({
    beforeFiles: [
      {
        source: '/api/orgs/:path*',
        has: [{ type: 'header', key: 'x-cmis-preflight-org' }],
        destination: '/api/preflight',
      },
    ],
    afterFiles: [],
    fallback: [],
  }),
  serverExternalPackages: ['@node-rs/argon2', 'pino', 'postgres'],
};

export default withNextIntl(config);

import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const withNextIntl = createNextIntlPlugin('./lib/i18n/request.ts');

const config: NextConfig = {
  poweredByHeader: false,
  // `npm run types` checks the whole project; an installation that builds need not.
  typescript: { ignoreBuildErrors: true },
  // The image optimizer's endpoint has had a remote code execution fault.
  images: { unoptimized: true },
  serverExternalPackages: ['@node-rs/argon2', 'pino', 'postgres'],
};

export default withNextIntl(config);

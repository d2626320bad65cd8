import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime';
import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import type { RefusedParameter } from '@/components/filters/refused-filters';
import type { Role } from '@/lib/auth/roles';
import type { Dashboard } from '@/lib/dashboard/schema';
import ar from '@/messages/ar.json';
import en from '@/messages/en.json';
import { DashboardView } from '../dashboard-view';

const router = { bfcacheId: '', back() {}, forward() {}, refresh() {}, push() {}, replace() {}, prefetch() {} };
const role: Role = 'viewer';
const action = async () => ({ ok: true }) as const;
const messages = { en, ar };

/** The markup of the dashboard page for a viewer. */
export function shownDashboard(locale: 'en' | 'ar', dashboard: Dashboard, refused: RefusedParameter[] = []): string {
  return renderToStaticMarkup(
    <AppRouterContext value={router}>
      <NextIntlClientProvider locale={locale} messages={messages[locale]} timeZone="UTC">
        <DashboardView
          dashboard={dashboard}
          weekStartsOn={0}
          labels={[]}
          campaignNames={new Map()}
          refused={refused}
          role={role}
          setup={null}
          syncStatuses={[]}
          refreshAction={action}
          hideSetupAction={action}
        />
      </NextIntlClientProvider>
    </AppRouterContext>,
  );
}

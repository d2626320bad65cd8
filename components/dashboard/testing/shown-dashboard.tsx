import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime';
import { PathnameContext, SearchParamsContext } from 'next/dist/shared/lib/hooks-client-context.shared-runtime';
import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { figureOfAddress } from '@/components/charts/headline-figure';
import type { RefusedParameter } from '@/components/filters/refused-filters';
import type { OpenedViewState } from '@/components/views/opened-view';
import type { Role } from '@/lib/auth/roles';
import type { Dashboard } from '@/lib/dashboard/schema';
import ar from '@/messages/ar.json';
import en from '@/messages/en.json';
import { DashboardView } from '../dashboard-view';

const router = { bfcacheId: '', back() {}, forward() {}, refresh() {}, push() {}, replace() {}, prefetch() {} };
const role: Role = 'viewer';
const action = async () => ({ ok: true }) as const;
const messages = { en, ar };
const viewActions = {
  ...{ createView: action, updateView: action, deleteView: action, restoreView: action, setDefaultView: action },
};

export const standardView: OpenedViewState = {
  views: [],
  view: null,
  parameter: null,
  savedSearch: '',
  vanished: { accounts: [], campaigns: [], labels: [] },
};

/** The markup of the dashboard page for a viewer. `search`: the query of its address. */
export function shownDashboard(
  locale: 'en' | 'ar',
  dashboard: Dashboard,
  {
    refused = [],
    search = '',
    opened = standardView,
  }: { refused?: RefusedParameter[]; search?: string; opened?: OpenedViewState } = {},
): string {
  const parameters = new URLSearchParams(search);
  return renderToStaticMarkup(
    <AppRouterContext value={router}>
      <PathnameContext value="/dashboard">
        <SearchParamsContext value={parameters}>
          <NextIntlClientProvider locale={locale} messages={messages[locale]} timeZone="UTC">
            <DashboardView
              dashboard={dashboard}
              opened={opened}
              weekStartsOn={0}
              labels={[]}
              campaignNames={new Map()}
              figure={figureOfAddress(parameters.get('figure'))}
              refused={refused}
              role={role}
              setup={null}
              syncStatuses={[]}
              refreshAction={action}
              hideSetupAction={action}
              viewActions={viewActions}
            />
          </NextIntlClientProvider>
        </SearchParamsContext>
      </PathnameContext>
    </AppRouterContext>,
  );
}

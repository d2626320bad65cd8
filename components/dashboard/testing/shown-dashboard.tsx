import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime';
import { PathnameContext, SearchParamsContext } from 'next/dist/shared/lib/hooks-client-context.shared-runtime';
import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { figureOfAddress } from '@/components/charts/headline-figure';
import type { RefusedParameter } from '@/components/filters/refused-filters';
import type { OpenedViewState } from '@/components/views/opened-view';
import type { AnnotationDto } from '@/lib/annotations/schema';
import type { Role } from '@/lib/auth/roles';
import type { Dashboard } from '@/lib/dashboard/schema';
import type { SyncStatus } from '@/lib/sync/schema';
import ar from '@/messages/ar.json';
import en from '@/messages/en.json';
import { DashboardView } from '../dashboard-view';

const router = { bfcacheId: '', back() {}, forward() {}, refresh() {}, push() {}, replace() {}, prefetch() {} };
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

interface ShownFor {
  refused?: RefusedParameter[];
  annotations?: AnnotationDto[];
  role?: Role;
  statuses?: SyncStatus[];
  // The query of its address.
  search?: string;
  opened?: OpenedViewState;
}

/** The markup of the dashboard page, by default for a viewer. */
export function shownDashboard(
  locale: 'en' | 'ar',
  dashboard: Dashboard,
  { refused = [], annotations = [], role = 'viewer', statuses = [], search = '', opened = standardView }: ShownFor = {},
): string {
  const parameters = new URLSearchParams(search);
  return renderToStaticMarkup(
    <AppRouterContext value={router}>
      <PathnameContext value="/dashboard">
        <SearchParamsContext value={parameters}>
          <NextIntlClientProvider locale={locale} messages={messages[locale]} timeZone="UTC">
            <DashboardView
              dashboard={dashboard}
              annotations={{ annotations, nextCursor: null }}
              annotationActions={{ create: action, update: action, remove: action, restore: action }}
              opened={opened}
              weekStartsOn={0}
              labels={[]}
              campaignNames={new Map()}
              figure={figureOfAddress(parameters.get('figure'))}
              refused={refused}
              role={role}
              setup={null}
              syncStatuses={statuses}
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

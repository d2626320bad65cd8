import { useTranslations } from 'next-intl';
import { useAttributionText } from '@/components/platforms/use-attribution-text';
import { actionNameKey } from '@/components/settings/action-name-key';
import { type ExplainedFigure, explainedFigures, type FigureSum } from '@/lib/dashboard/explained-figures';
import type { CampaignEvent } from '@/lib/dashboard/explanation-schema';
import type { Dashboard } from '@/lib/dashboard/schema';
import { type PlatformId, platformIds } from '@/lib/platform-ids';

type CampaignStatus = Extract<CampaignEvent, { kind: 'status' }>['before'];
type EventName = 'started' | 'ended' | 'daily' | 'lifetime' | 'restated';

export interface FigurePanelLabels {
  figures: Record<ExplainedFigure, string>;
  formulas: Record<ExplainedFigure, string>;
  sums: Record<FigureSum, string>;
  platformNames: Record<PlatformId, string>;
  statuses: Record<CampaignStatus, string>;
  events: Record<EventName, string>;
  // Of the platforms of the dashboard.
  attributions: Partial<Record<PlatformId, string>>;
  // By the platform's name of an action; those without a readable one are missing.
  actions: Record<string, string>;
  close: string;
  failed: string;
  gone: string;
  computed: string;
  changed: string;
  comparedWith: string;
  notCompared: string;
  platforms: string;
  accounts: string;
  campaigns: string;
  others: string;
  rateChanged: string;
  recordedSince: string;
  rose: string;
  fell: string;
  to: string;
  counted: string;
  byDefault: string;
  ownChoice: string;
  choiceChanged: string;
  recounting: string;
  accountDays: string;
  withoutData: string;
  unconverted: string;
  restatedFrom: string;
  lastSync: string;
  rate: string;
  unknown: string;
}

const statuses = ['draft', 'active', 'paused', 'ended', 'removed', 'unknown'] as const satisfies CampaignStatus[];

/** The texts of the panel, which is rendered in the browser. */
export function useFigurePanelLabels(platforms: Dashboard['platforms']): FigurePanelLabels {
  const t = useTranslations('dashboard.overview');
  const e = useTranslations('dashboard.overview.explain');
  const platformName = useTranslations('platforms');
  const statusName = useTranslations('campaignStatuses');
  const actionName = useTranslations('settings.conversions');
  const attributionText = useAttributionText();
  const nameOf = (figure: ExplainedFigure) => t(figure === 'conversion_value' ? 'conversionValue' : figure);
  const actions = [...new Set(platforms.flatMap(({ counted }) => counted.conversions))].flatMap((action) => {
    const { key, secondary } = actionNameKey(action);
    if (key === null) return [];
    const name = actionName(`names.${key}`);
    return [[action, secondary ? actionName('secondary', { name }) : name] as const];
  });
  return {
    figures: fromEntries(explainedFigures, nameOf),
    formulas: fromEntries(explainedFigures, (figure) => e(`formula.${figure}`)),
    sums: {
      ...{ spend: t('spend'), impressions: t('impressions'), clicks: t('clicks'), conversions: t('conversions') },
      ...{ conversion_value: t('conversionValue'), valued_spend: e('valuedSpend') },
    },
    platformNames: fromEntries(platformIds, (platform) => platformName(platform)),
    statuses: fromEntries(statuses, (status) => statusName(status)),
    events: {
      ...{ started: e('events.started'), ended: e('events.ended'), restated: e('events.restated') },
      ...{ daily: e('events.daily'), lifetime: e('events.lifetime') },
    },
    attributions: Object.fromEntries(
      platforms.map(({ platform, counted }) => [platform, attributionText(counted.attribution)]),
    ),
    actions: Object.fromEntries(actions),
    close: e('close'),
    failed: e('failed'),
    gone: e('gone'),
    computed: e('computed'),
    changed: e('changed'),
    comparedWith: e('comparedWith'),
    notCompared: e('notCompared'),
    platforms: e('platforms'),
    accounts: e('accounts'),
    campaigns: e('campaigns'),
    others: e('others'),
    rateChanged: e('rateChanged'),
    recordedSince: e('recordedSince'),
    rose: t('rose'),
    fell: t('fell'),
    to: e('to'),
    counted: e('counted'),
    byDefault: e('byDefault'),
    ownChoice: e('ownChoice'),
    choiceChanged: e('choiceChanged'),
    recounting: e('recounting'),
    accountDays: e('accountDays'),
    withoutData: e('withoutData'),
    unconverted: e('unconverted'),
    restatedFrom: e('restatedFrom'),
    lastSync: e('lastSync'),
    rate: e('rate'),
    unknown: t('none'),
  };
}

function fromEntries<K extends string>(keys: readonly K[], textOf: (key: K) => string): Record<K, string> {
  return Object.fromEntries(keys.map((key) => [key, textOf(key)])) as Record<K, string>;
}

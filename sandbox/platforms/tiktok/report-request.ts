import { z } from 'zod';
import { daysBetween, type IsoDate } from '@/lib/dates';
import type { SandboxRequest } from '../../sandbox-platform';
import { statusByDefault } from './campaign-state';
import { invalid } from './envelope';
import { jsonParameter, required } from './parameters';
import { metricReaders } from './report-metrics';

const mostDays = { byDay: 30, inOne: 365 };
const defaultMetrics = ['spend', 'impressions'];

export interface ReportRequest {
  level: keyof typeof metricReaders;
  byDay: boolean;
  /** Null: since the beginning (`query_lifetime`). */
  window: { from: IsoDate; to: IsoDate } | null;
  metrics: readonly string[];
  status: string;
  campaignIds: readonly string[] | null;
}

const texts = z.array(z.string());
const filters = z.array(z.object({ field_name: z.string(), filter_type: z.literal('IN'), filter_value: z.string() }));

export function readReportRequest(request: SandboxRequest): ReportRequest {
  if (required(request, 'report_type') !== 'BASIC') throw invalid('report_type: Only BASIC is emulated.');
  if ((request.query.get('service_type') ?? 'AUCTION') !== 'AUCTION') throw invalid('service_type: Must be AUCTION.');
  const level = required(request, 'data_level');
  if (level !== 'AUCTION_CAMPAIGN' && level !== 'AUCTION_ADVERTISER') {
    throw invalid('data_level: Only AUCTION_CAMPAIGN and AUCTION_ADVERTISER are emulated.');
  }
  const byDay = readDimensions(request, level);
  return {
    level,
    byDay,
    window: readWindow(request, byDay),
    metrics: readMetrics(request, level),
    ...readFilters(request, level),
  };
}

function readDimensions(request: SandboxRequest, level: keyof typeof metricReaders): boolean {
  const dimensions = jsonParameter(request, 'dimensions', texts);
  if (!dimensions) throw invalid('dimensions: Missing data for required field.');
  const id = level === 'AUCTION_CAMPAIGN' ? 'campaign_id' : 'advertiser_id';
  const byDay = dimensions.includes('stat_time_day');
  if (!dimensions.includes(id) || dimensions.length !== (byDay ? 2 : 1)) {
    throw invalid(`dimensions: At ${level} only ["${id}"] and ["${id}","stat_time_day"] are emulated.`);
  }
  return byDay;
}

function readMetrics(request: SandboxRequest, level: keyof typeof metricReaders): readonly string[] {
  const metrics = jsonParameter(request, 'metrics', texts) ?? defaultMetrics;
  const unknown = metrics.filter((metric) => !Object.hasOwn(metricReaders[level], metric));
  if (unknown.length > 0) throw invalid(`metrics: Invalid metric fields: ${unknown.join(', ')}.`);
  return metrics;
}

function readWindow(request: SandboxRequest, byDay: boolean): ReportRequest['window'] {
  if (request.query.get('query_lifetime') === 'true') {
    if (byDay) throw invalid('query_lifetime: Lifetime metrics do not support the dimension stat_time_day.');
    return null;
  }
  const [from, to] = [required(request, 'start_date'), required(request, 'end_date')];
  if (!z.iso.date().safeParse(from).success || !z.iso.date().safeParse(to).success) {
    throw invalid('start_date, end_date: Must be YYYY-MM-DD.');
  }
  const days = daysBetween(from, to) + 1;
  const most = byDay ? mostDays.byDay : mostDays.inOne;
  if (days < 1) throw invalid('end_date: Must not be before start_date.');
  if (days > most) throw invalid(`start_date, end_date: The time span must not exceed ${most} days.`);
  return { from, to };
}

function readFilters(
  request: SandboxRequest,
  level: ReportRequest['level'],
): Pick<ReportRequest, 'status' | 'campaignIds'> {
  const requested = jsonParameter(request, 'filtering', filters) ?? [];
  const unknown = requested.find(({ field_name }) => field_name !== 'campaign_status' && field_name !== 'campaign_ids');
  if (unknown) throw invalid(`filtering: ${unknown.field_name} is not emulated.`);
  if (requested.length > 0 && level === 'AUCTION_ADVERTISER') {
    throw invalid(`filtering: ${requested[0]?.field_name} is not supported at ${level}.`);
  }
  const valuesOf = (name: string) => {
    const filter = requested.find(({ field_name }) => field_name === name);
    return filter ? readValues(filter.filter_value) : null;
  };
  return { status: valuesOf('campaign_status')?.[0] ?? statusByDefault, campaignIds: valuesOf('campaign_ids') };
}

function readValues(text: string): string[] {
  try {
    return texts.parse(JSON.parse(text));
  } catch {
    throw invalid('filtering: filter_value must be a JSON array for filter_type IN.');
  }
}

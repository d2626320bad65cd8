import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { addDays } from '@/lib/dates';

export interface SlowPlatform {
  url: string;
  calls: () => number;
  close: () => Promise<void>;
}

const DEFAULT_PAGE = 100;

// Emulates Meta's daily metrics; every answer takes `delayMs`.
export async function startSlowPlatform(shape: {
  delayMs: number;
  campaigns: number;
  days: number;
}): Promise<SlowPlatform> {
  let calls = 0;
  const server = http.createServer((request, response) => {
    request.resume();
    setTimeout(() => {
      calls += 1;
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answerTo(request, shape)));
    }, shape.delayMs);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: () => calls,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function answerTo(request: http.IncomingMessage, { campaigns, days }: { campaigns: number; days: number }): object {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://platform');
  const [, , , subject = '', edge] = pathname.split('/');
  if (request.method === 'POST') return { report_run_id: `${subject}_report` };
  if (edge !== 'insights') return { async_status: 'Job Completed', async_percent_completion: 100 };
  const first = Number(searchParams.get('after') ?? 0);
  const total = campaigns * days;
  const end = Math.min(first + Number(searchParams.get('limit') ?? DEFAULT_PAGE), total);
  const data = Array.from({ length: end - first }, (_, index) => reportedRow(subject, first + index, days));
  const next = `https://graph.facebook.com/next?after=${end}`;
  return { data, paging: { cursors: { after: String(end) }, ...(end < total ? { next } : {}) } };
}

function reportedRow(subject: string, index: number, days: number): object {
  const date = addDays(new Date().toISOString().slice(0, 10), -(index % days));
  const campaign = Math.floor(index / days);
  return {
    campaign_id: `${subject}_${campaign}`,
    campaign_name: `Campaign ${campaign}`,
    account_currency: 'SAR',
    impressions: '1000',
    clicks: '40',
    inline_link_clicks: '30',
    spend: `${18 + campaign}.37`,
    reach: '900',
    date_start: date,
    date_stop: date,
  };
}

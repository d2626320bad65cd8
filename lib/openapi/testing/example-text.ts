import { addDays, daysBetween, type IsoDate } from '@/lib/dates';
import { exampleIds } from '@/lib/openapi/example-ids';
import type { ExampleOrganization } from './example-organization';

/** The day and the instant at which the examples of the document play. */
const EXAMPLE_DAY: IsoDate = '2026-06-15';
const EXAMPLE_NOW = Date.parse(`${EXAMPLE_DAY}T09:00:00.000Z`);

const HOUR_MS = 3_600_000;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;
const DAY = /(?<![\d-])\d{4}-\d\d-\d\d(?![\dT-])/g;

// Random, or by the clock of the machine.
const REPLACED: Readonly<Record<string, unknown>> = {
  dataAgeSeconds: 3_600,
  nextRunAt: new Date(EXAMPLE_NOW + HOUR_MS).toISOString(),
};

function knownIds({ orgId, userId, colleagueId }: ExampleOrganization): Map<string, string> {
  return new Map([
    [orgId, exampleIds.org],
    [colleagueId, exampleIds.user],
    [userId, '0f5c1e00-0000-4000-8000-000000000102'],
  ]);
}

/** A request of the document as the organization of the test can answer it: on its days, with its ids. */
export function asSent(text: string, organization: ExampleOrganization): string {
  const { orgId, colleagueId, today } = organization;
  return text
    .replaceAll(exampleIds.org, orgId)
    .replaceAll(exampleIds.user, colleagueId)
    .replace(DAY, (day) => addDays(day, daysBetween(EXAMPLE_DAY, today)));
}

/**
 * An answer as the document shows it. Days move with the day of the example; instants keep their distance from now, in
 * whole hours; ids that the server made are numbered; a token is shown as `cmis_…`.
 */
export function asDocumented(answer: unknown, organization: ExampleOrganization): unknown {
  const { now, today, email } = organization;
  const ids = knownIds(organization);
  const own: ReadonlySet<string> = new Set([...Object.values(exampleIds)]);
  let made = 0;
  const nameOf = (id: string) => {
    if (own.has(id) || id.startsWith('0f5c1e00')) return id;
    const known = ids.get(id);
    if (known) return known;
    made += 1;
    const given = `0f5c1e00-0000-4000-8000-9${String(made).padStart(11, '0')}`;
    ids.set(id, given);
    return given;
  };
  const moved = (instant: string) => {
    const distance = Math.round((Date.parse(instant) - now.getTime()) / HOUR_MS);
    return new Date(EXAMPLE_NOW + distance * HOUR_MS).toISOString();
  };
  const shift = daysBetween(today, EXAMPLE_DAY);
  const text = JSON.stringify(answer, (key, value) => (value !== null && key in REPLACED ? REPLACED[key] : value))
    .replaceAll(email, 'sara@example.org')
    .replace(/[0-9a-f-]{36}@example\.com/g, 'omar@example.org')
    .replace(/"(token|key|prefix)":"[\w-]{11,}"/g, '"$1":"cmis_…"')
    .replace(/Etc\/GMT[+-]\d+/g, 'Asia/Riyadh')
    .replace(UUID, nameOf)
    .replace(INSTANT, (instant) => (instant === REPLACED.nextRunAt ? instant : moved(instant)))
    .replace(DAY, (day) => addDays(day, shift));
  return JSON.parse(text);
}

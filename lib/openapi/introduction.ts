import { ratePolicies } from '@/lib/rate-limit/rate-policies';
import { errorTable } from './error-meanings';

const tiers = Object.entries(ratePolicies)
  .filter(([tier]) => tier !== 'engine')
  .map(([tier, { windows }]) => {
    const limits = windows.map(({ limit, seconds }) => `${limit} in ${seconds} s`).join(', ');
    return `| \`${tier}\` | ${limits} |`;
  });

/** Conventions of all operations, as Markdown. */
export const introduction = `Ads and social content of Google, Meta, TikTok, LinkedIn, X and Snapchat in one place.

## Authentication

Programs send an API token: \`Authorization: Bearer cmis_…\`. A token belongs to one organization and has one role, which is its scope: \`viewer\`, \`marketer\`, \`admin\` or \`owner\`, each with the rights of those before it. Browsers send the cookie of a session; requests that change something must then come from a page of the same origin.

Scripts of pages of another origin may call operations below \`/api/orgs/{org}\` with a token, if an admin allowed the origin (\`PUT /api/orgs/{org}/allowed-origins\`). They never reach \`/api/me\` and \`/api/orgs\`, which name no organization, and never with a session; \`GET /api/orgs/{org}\` has the role and scopes of the token.

## Numbers, days and times

- Money is in micros, millionths of a currency unit, as a decimal string with its currency: \`{"amountMicros": "12500000", "currency": "SAR"}\` is 12.50 SAR. JSON numbers are too small for it. Two currencies are never added.
- Conversions are decimal strings: platforms report fractions of one.
- A ratio (\`ctr\`, \`roas\`, a share) is a fraction of 1, computed from sums; it is null where its denominator is 0.
- Null is unknown, never zero.
- A day is \`YYYY-MM-DD\`. Days of figures are days of the ad account's time zone; days of a filter, a target or an annotation are of the organization's calendar.
- An instant is ISO 8601 in UTC, as \`2026-06-01T09:30:00.000Z\`.

## Paging

Lists with \`cursor\` answer one page and \`nextCursor\`. Send it as \`cursor\`, with the other parameters unchanged, to get the next page; it is null on the last one. A cursor is opaque.

## Sending a request again

GET, PUT, PATCH and DELETE end in the same state however often they are sent; a second DELETE may answer 404. A POST is repeated safely only where the operation says so (\`x-idempotent\`).

## Rate limits

Each operation has a tier (\`x-rate-tier\`). Every answer carries \`RateLimit-Policy\` and \`RateLimit\`; a refused request is answered 429 with \`Retry-After\`, in seconds.

| tier | requests |
| --- | --- |
${tiers.join('\n')}

## Errors

Errors are problem documents (RFC 9457, \`application/problem+json\`). Programs read \`code\`, which is one of:

${errorTable}

Any request can be answered with 405, 431, 500 or 503, also where an operation does not list it.
`;

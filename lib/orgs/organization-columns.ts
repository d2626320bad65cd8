import { organizations } from '@/db/schema/organizations';

const { id, name, currency, timeZone, weekStartsOn, marginBasisPoints } = organizations;

/** What settings and API show of an organization. */
export const organizationColumns = { id, name, currency, timeZone, weekStartsOn, marginBasisPoints };

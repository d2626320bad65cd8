/**
 * Stands where the organization of a row is not known: webhook deliveries about accounts that nobody here reads. No
 * organization has this id, so no session and no job of one ever sees such a row.
 */
export const UNROUTED_ORG_ID = '00000000-0000-0000-0000-000000000000';

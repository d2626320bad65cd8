// The id of no organization, for deliveries that no organization reads: no session and no job sees such a row.
export const UNROUTED_ORG_ID = '00000000-0000-0000-0000-000000000000';

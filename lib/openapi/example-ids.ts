const id = (number: number) => `0f5c1e00-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** Ids of the organization that the examples of the document show, by the names of path parameters. */
export const exampleIds = {
  org: id(1),
  user: id(2),
  integrationId: id(3),
  adAccountId: id(4),
  profileId: id(5),
  campaignId: id(6),
  postId: id(7),
  labelId: id(8),
  viewId: id(9),
  annotationId: id(10),
  kpiId: id(11),
  alertId: id(12),
  runId: id(13),
  deliveryId: id(14),
  keyId: id(15),
  leadId: id(16),
  invitation: id(17),
  token: id(18),
  platform: 'meta',
  base: 'USD',
  quote: 'SAR',
  date: '2026-06-01',
};

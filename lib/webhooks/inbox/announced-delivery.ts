/** What the engine is told of a delivery. */
export interface AnnouncedDelivery {
  orgId: string;
  deliveryId: string;
  replayCount: number;
}

export interface AnnouncedDelivery {
  orgId: string;
  deliveryId: string;
  replayCount: number;
}

/** What the engine is told of a delivery. */
export interface AnnouncedDelivery {
  orgId: string;
  deliveryId: string;
  /** How often it was replayed: each replay is an announcement of its own. */
  turn: number;
}

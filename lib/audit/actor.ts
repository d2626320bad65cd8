/** Who acts, as the audit log records it. `id` is the user or API-token id, null for the system. */
export interface Actor {
  type: 'user' | 'api_token' | 'system';
  id: string | null;
  requestId: string | null;
}

/** `id` of the user or API token, null for the system. */
export interface Actor {
  type: 'user' | 'api_token' | 'system';
  id: string | null;
  requestId: string | null;
}

import type { z } from 'zod';
import type { apiTokenDto, invitationDto, memberDto, organizationDto } from './schema';

/** An organization as one of its members sees it; `role` is that member's. */
export type OrganizationDto = z.infer<typeof organizationDto>;
export type MemberDto = z.infer<typeof memberDto>;
/** An invitation that can still be accepted. */
export type InvitationDto = z.infer<typeof invitationDto>;
/** An API token that has not been revoked; the token itself is shown once, when it is made. */
export type ApiTokenDto = z.infer<typeof apiTokenDto>;

/** The settings of an organization. `marginBasisPoints`: gross margin, 2500 = 25 %; null means unknown. */
export interface OrganizationSettings {
  id: string;
  name: string;
  currency: string;
  timeZone: string;
  marginBasisPoints: number | null;
}

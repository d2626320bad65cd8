import type { z } from 'zod';
import type { apiTokenDto, callerDto, invitationDto, memberDto, organizationDetail, organizationDto } from './schema';

// `role` is the member's own.
export type OrganizationDto = z.infer<typeof organizationDto>;
export type OrganizationDetail = z.infer<typeof organizationDetail>;
export type CallerDto = z.infer<typeof callerDto>;
export type MemberDto = z.infer<typeof memberDto>;
export type InvitationDto = z.infer<typeof invitationDto>;
export type ApiTokenDto = z.infer<typeof apiTokenDto>;

export interface OrganizationSettings {
  id: string;
  name: string;
  currency: string;
  timeZone: string;
  // 0 is Sunday.
  weekStartsOn: number;
  marginBasisPoints: number | null;
}

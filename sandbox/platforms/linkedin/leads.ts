import type { SandboxResponse } from '../../sandbox-platform';
import { leadPerson } from '../../webhooks/lead-person';
import type { LinkedInCall } from './call';
import { notFound, restliJson } from './linkedin-answer';
import { LEAD_PREFIX } from './webhooks';

/** `GET /leadFormResponses/{id}`: what somebody filled in. */
export function showLead({ params, context }: LinkedInCall): SandboxResponse {
  const id = params.lead ?? '';
  if (!id.startsWith(LEAD_PREFIX)) throw notFound(`leadFormResponses/${id}`);
  const { firstName, lastName, email, phone } = leadPerson('linkedin', id);
  const answer = (questionId: number, name: string, text: string) => ({
    questionId,
    name,
    answerDetails: { textQuestionAnswer: { answer: text } },
  });
  return restliJson({
    id,
    leadType: 'SPONSORED',
    submittedAt: context.now().getTime() - 60_000,
    testLead: false,
    formResponse: {
      answers: [
        answer(1, 'firstName', firstName),
        answer(2, 'lastName', lastName),
        answer(3, 'emailAddress', email),
        answer(4, 'phoneNumber', phone),
      ],
      consentResponses: [{ consentId: 7, accepted: true }],
    },
  });
}

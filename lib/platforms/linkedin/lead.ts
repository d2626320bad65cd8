import { z } from 'zod';
import type { Platform } from '../platform';
import { timeOf } from '../webhook';
import type { LinkedInClient } from './client';
import { idIn } from './urn';

/*
 * The answers of a lead, by the Lead Sync API; needs `r_marketing_leadgen_automation`. Its names are unconfirmed: what
 * a question was is known by its predefined name alone, the words of the form would be another call.
 */
const text = z.object({ answer: z.string().optional() });
const choice = z.object({ options: z.array(z.union([z.string(), z.number()])).optional() });
const leadAnswer = z.object({
  submittedAt: z.number().optional(),
  versionedLeadGenFormUrn: z.string().optional(),
  formResponse: z
    .object({
      answers: z
        .array(
          z.object({
            questionId: z.union([z.string(), z.number()]).optional(),
            name: z.string().optional(),
            answerDetails: z
              .object({ textQuestionAnswer: text.optional(), multipleChoiceAnswer: choice.optional() })
              .default({}),
          }),
        )
        .default([]),
      consentResponses: z
        .array(z.object({ consentId: z.union([z.string(), z.number()]), accepted: z.boolean().default(false) }))
        .default([]),
    })
    .default({ answers: [], consentResponses: [] }),
  leadMetadataInfo: z
    .object({ sponsoredLeadMetadataInfo: z.object({ campaign: z.object({ id: z.string() }).optional() }).optional() })
    .optional(),
});

export function readLead(client: LinkedInClient): NonNullable<Platform['readLead']> {
  return async ({ accessToken, lead }) => {
    const answer = await client.get({
      path: ['leadFormResponses', lead.externalId],
      endpoint: 'GET /leadFormResponses/{id}',
      accessToken,
      schema: leadAnswer,
    });
    const campaign = answer.leadMetadataInfo?.sponsoredLeadMetadataInfo?.campaign?.id;
    return {
      ...lead,
      campaignExternalId: campaign === undefined ? null : (idIn('sponsoredCampaign', campaign) ?? campaign),
      submittedAt: timeOf(answer.submittedAt, 'milliseconds') ?? lead.submittedAt,
      consents: answer.formResponse.consentResponses.map(({ consentId, accepted }) => ({
        name: String(consentId),
        given: accepted,
      })),
      answers: answer.formResponse.answers.map(({ questionId, name, answerDetails }) => {
        const { textQuestionAnswer, multipleChoiceAnswer } = answerDetails;
        const written = textQuestionAnswer?.answer;
        return {
          field: name ?? String(questionId ?? ''),
          label: null,
          values: written === undefined ? (multipleChoiceAnswer?.options ?? []).map(String) : [written],
        };
      }),
    };
  };
}

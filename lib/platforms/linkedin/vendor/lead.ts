import { z } from 'zod';
import type { LeadsFacet } from '../../platform';
import { type RemoteLead, timeOf } from '../../webhook';
import type { LinkedInClient } from '../client';
import { LEAD_FIELDS } from '../constants';
import { idIn } from './urn';
import { formIdIn, milliseconds } from './webhook-payload';

// Lead Sync API; needs `r_marketing_leadgen_automation`. An answer names its question by number; the form has its text.
// https://learn.microsoft.com/linkedin/marketing/lead-sync/lead-sync-schema

const id = z.union([z.string(), z.number()]).transform(String);
const text = z.string().min(1).nullish().catch(null);
const localized = z
  .object({ localized: z.record(z.string(), z.string()) })
  .transform((value) => Object.values(value.localized)[0] ?? null)
  .nullish()
  .catch(null);

const question = z.object({
  questionId: id,
  name: text,
  predefinedField: text,
  question: localized,
  questionDetails: z
    .object({ multipleChoiceQuestionDetails: z.object({ options: z.array(z.object({ id, text: localized })) }) })
    .nullish()
    .catch(null),
});
const form = z.object({
  id: id.nullish().catch(null),
  name: text,
  content: z
    .object({
      questions: z.array(question).catch([]),
      legalInfo: z
        .object({ consents: z.array(z.object({ id, consent: localized })) })
        .nullish()
        .catch(null),
    })
    .nullish()
    .catch(null),
});
const answer = z.object({
  questionId: id,
  answerDetails: z
    .object({
      textQuestionAnswer: z.object({ answer: z.string().nullish() }).nullish(),
      multipleChoiceAnswer: z.object({ options: z.array(id) }).nullish(),
    })
    .nullish(),
});
const leadAnswer = z.object({
  submittedAt: milliseconds,
  versionedLeadGenFormUrn: text,
  associatedEntity: z.object({ associatedCreative: text }).nullish().catch(null),
  leadMetadata: z
    .object({ sponsoredLeadMetadata: z.object({ campaign: text }).nullish() })
    .nullish()
    .catch(null),
  formResponse: z.object({
    answers: z.array(answer),
    consentResponses: z.array(z.object({ consentId: id, accepted: z.boolean().nullish() })).nullish(),
  }),
  form: form.nullish().catch(null),
});
type LeadAnswer = z.output<typeof leadAnswer>;

function toAnswers({ form, formResponse }: LeadAnswer): NonNullable<RemoteLead['answers']> {
  const questions = new Map((form?.content?.questions ?? []).map((each) => [each.questionId, each]));
  return formResponse.answers.map(({ questionId, answerDetails }) => {
    const about = questions.get(questionId);
    const options = about?.questionDetails?.multipleChoiceQuestionDetails.options ?? [];
    const chosen = (answerDetails?.multipleChoiceAnswer?.options ?? []).map(
      (option) => options.find((each) => each.id === option)?.text ?? option,
    );
    const written = answerDetails?.textQuestionAnswer?.answer;
    return {
      field: about?.predefinedField ?? about?.name ?? questionId,
      label: about?.question ?? null,
      values: typeof written === 'string' ? [written] : chosen,
    };
  });
}

function toConsents({ form, formResponse }: LeadAnswer): RemoteLead['consents'] {
  const texts = new Map((form?.content?.legalInfo?.consents ?? []).map((each) => [each.id, each.consent]));
  return (formResponse.consentResponses ?? []).map(({ consentId, accepted }) => ({
    name: texts.get(consentId) ?? consentId,
    given: accepted === true,
  }));
}

const idOf = (kind: 'sponsoredCampaign' | 'sponsoredCreative', urn: string | null | undefined) =>
  urn ? idIn(kind, urn) : null;

export function readLead(client: LinkedInClient): LeadsFacet['readLead'] {
  return async ({ accessToken, lead }) => {
    const found = await client.get({
      path: ['leadFormResponses', lead.externalId],
      endpoint: 'GET /leadFormResponses/{id}',
      accessToken,
      fields: LEAD_FIELDS,
      schema: leadAnswer,
    });
    return {
      ...lead,
      formExternalId: formIdIn(found.versionedLeadGenFormUrn) ?? found.form?.id ?? lead.formExternalId,
      formName: found.form?.name ?? lead.formName,
      campaignExternalId:
        idOf('sponsoredCampaign', found.leadMetadata?.sponsoredLeadMetadata?.campaign) ?? lead.campaignExternalId,
      adExternalId: idOf('sponsoredCreative', found.associatedEntity?.associatedCreative) ?? lead.adExternalId,
      submittedAt: timeOf(found.submittedAt, 'milliseconds') ?? lead.submittedAt,
      consents: toConsents(found),
      answers: toAnswers(found),
    };
  };
}

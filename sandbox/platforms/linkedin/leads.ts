import type { SandboxResponse } from '../../sandbox-platform';
import { leadPerson } from '../../webhooks/lead-person';
import type { LinkedInCall } from './call';
import { campaignIdIn, creativeUrn, formIdOf } from './lead-ids';
import { notFound, restliJson } from './linkedin-answer';

const TEAM_SIZES = ['1-10', '11-50'];
const CONSENT_ID = 7;

const localized = (text: string) => ({ localized: { ar_AE: text } });

function question(questionId: number, name: string, predefinedField: string | null, text: string) {
  const details = predefinedField
    ? { textQuestionDetails: { maxResponseLength: 300 } }
    : { multipleChoiceQuestionDetails: { options: TEAM_SIZES.map((size, id) => ({ id, text: localized(size) })) } };
  const known = predefinedField === null ? {} : { predefinedField };
  return { questionId, name, ...known, question: localized(text), questionDetails: details, responseRequired: true };
}

function formOf(accountId: string) {
  return {
    id: Number(formIdOf(accountId)),
    name: 'نموذج الاشتراك',
    hiddenFields: [],
    creationLocale: { country: 'AE', language: 'ar' },
    content: {
      questions: [
        question(101, 'firstName', 'FIRST_NAME', 'الاسم الأول'),
        question(102, 'lastName', 'LAST_NAME', 'اسم العائلة'),
        question(103, 'email', 'EMAIL', 'البريد الإلكتروني'),
        question(104, 'phoneNumber', 'PHONE_NUMBER', 'رقم الهاتف'),
        question(105, 'teamSize', null, 'كم عدد موظفي شركتك؟'),
      ],
      legalInfo: {
        privacyPolicyUrl: 'https://forms.example/privacy',
        consents: [{ id: CONSENT_ID, checkRequired: false, consent: localized('أوافق على التواصل معي') }],
      },
    },
  };
}

/** Of `form:(id,name)` only `form`. */
function namesIn(fields: readonly string[]): Set<string> {
  return new Set([...fields.join(',').matchAll(/(\w+)(?::\([^()]*\))?/g)].map(([, name]) => name ?? ''));
}

/** Answers name questions by number; the form comes only when `fields` names it. */
export function showLead({ params, query, person, context }: LinkedInCall): SandboxResponse {
  const id = params.lead ?? '';
  const campaignId = campaignIdIn(id);
  const accountId = person.accountIds.find((account) =>
    context.world.campaigns(account).some((campaign) => campaign.id === campaignId),
  );
  if (campaignId === null || accountId === undefined) throw notFound(`leadFormResponses/${id}`);
  const { firstName, lastName, email, phone } = leadPerson('linkedin', id);
  const texts = [firstName, lastName, email, phone].map((answer, index) => ({
    questionId: 101 + index,
    answerDetails: { textQuestionAnswer: { answer } },
  }));
  const whole = {
    id,
    owner: { sponsoredAccount: `urn:li:sponsoredAccount:${accountId}` },
    leadType: 'SPONSORED',
    leadMetadata: { sponsoredLeadMetadata: { campaign: `urn:li:sponsoredCampaign:${campaignId}` } },
    associatedEntity: { associatedCreative: creativeUrn(campaignId) },
    versionedLeadGenFormUrn: `urn:li:versionedLeadGenForm:(urn:li:leadGenForm:${formIdOf(accountId)},1)`,
    submittedAt: context.now().getTime() - 60_000,
    testLead: false,
    formResponse: {
      answers: [...texts, { questionId: 105, answerDetails: { multipleChoiceAnswer: { options: [1] } } }],
      consentResponses: [{ consentId: CONSENT_ID, accepted: true }],
    },
  };
  if (query.fields === null) return restliJson(whole);
  const requested = namesIn(query.fields);
  const answer = Object.entries({ ...whole, form: formOf(accountId) }).filter(([name]) => requested.has(name));
  return restliJson(Object.fromEntries(answer));
}

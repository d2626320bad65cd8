import { escapeHtml, htmlResponse } from '../html';
import type { SandboxResponse } from '../sandbox-platform';
import type { Person } from '../world/model';
import type { OwnCompany } from '../world/own-company';

type Language = 'en' | 'ar';
type Text = Readonly<Record<Language, string>>;

export interface ConsentBrand {
  name: Text;
  mark: string;
  /** Dark enough for white text. */
  color: `#${string}`;
  takeBack: Text;
}

interface ConsentPermission {
  name: string;
  text: Text;
  isFixed: boolean;
}

export interface ConsentScreen {
  brand: ConsentBrand;
  /** Host, path and query: `www.example.com/oauth?…`. */
  action: string;
  redirectUri: string;
  own: OwnCompany | null;
  people: readonly Person[];
  permissions: readonly ConsentPermission[];
  language: Language;
  isRerequest?: boolean;
}

const texts = {
  en: {
    banner: (brand: string) => `Sandbox – not the real ${brand}. Nothing here leaves this machine.`,
    title: (app: string) => `${app} would like access`,
    signedInAs: 'Sign in as',
    own: (organization: string) => `Only for ${organization}`,
    shared: 'Demo people, the same for every organization',
    rerequest: 'You declined some of these before. The app asks again.',
    list: 'The app will receive the permissions you leave ticked:',
    required: 'required',
    go: 'Continue',
    cancel: 'Cancel',
  },
  ar: {
    banner: (brand: string) => `بيئة تجريبية – ليست منصة ${brand} الحقيقية. لا يغادر أي شيء هذا الجهاز.`,
    title: (app: string) => `يطلب ${app} الوصول`,
    signedInAs: 'تسجيل الدخول باسم',
    own: (organization: string) => `لمؤسسة ${organization} وحدها`,
    shared: 'أشخاص العرض التوضيحي، وهم أنفسهم لكل المؤسسات',
    rerequest: 'سبق أن رفضت بعض هذه الصلاحيات، والتطبيق يطلبها مجددًا.',
    list: 'سيحصل التطبيق على الصلاحيات التي تبقيها محددة:',
    required: 'مطلوبة',
    go: 'متابعة',
    cancel: 'إلغاء',
  },
};

const appName = 'CMIS Marketing';

/** Works without JavaScript. Fields: `person`, `permission` (several), `decision` (continue or cancel). */
export function consentPage(screen: ConsentScreen): SandboxResponse {
  const { brand, language } = screen;
  const text = texts[language];
  const body = `<header class="banner">${escapeHtml(text.banner(brand.name[language]))}</header>
<main>
<div class="brand" aria-hidden="true">${escapeHtml(brand.mark)}</div>
<h1>${escapeHtml(text.title(appName))}</h1>
<form method="post" action="/${escapeHtml(screen.action)}">
<label class="person" for="person">${text.signedInAs}</label>
<select id="person" name="person">${personOptions(screen)}</select>
${screen.isRerequest ? `<p class="again">${text.rerequest}</p>` : ''}
<fieldset><legend>${text.list}</legend>${screen.permissions.map((one) => permissionRow(one, language)).join('')}</fieldset>
<div class="buttons">
<button type="submit" name="decision" value="continue">${text.go}</button>
<button type="submit" name="decision" value="cancel" class="quiet">${text.cancel}</button>
</div>
</form>
<p class="note">${escapeHtml(brand.takeBack[language])}</p>
</main>`;
  // Browsers apply form-action to the redirect that answers the form too.
  const formAction = `'self' ${new URL(screen.redirectUri).origin}`;
  return htmlResponse({ title: text.title(appName), language, style: styleOf(brand), body, formAction });
}

export function consentRefusalPage(brand: ConsentBrand, reason: Text): SandboxResponse {
  const body = `<header class="banner">${escapeHtml(texts.en.banner(brand.name.en))}</header>
<main><h1>Sorry, something went wrong.</h1><p>${escapeHtml(reason.en)}</p><p lang="ar" dir="rtl">${escapeHtml(reason.ar)}</p></main>`;
  const page = htmlResponse({ title: 'Error', language: 'en', style: styleOf(brand), body, formAction: "'none'" });
  return { ...page, status: 400 };
}

function personOptions({ own, people, language }: ConsentScreen): string {
  const text = texts[language];
  const options = (some: readonly Person[]) =>
    some.map(({ id, name, note }) => `<option value="${escapeHtml(id)}">${escapeHtml(`${name} – ${note}`)}</option>`);
  const group = (label: string, some: readonly Person[]) =>
    `<optgroup label="${escapeHtml(label)}">${options(some).join('')}</optgroup>`;
  if (own === null) return options(people).join('');
  return group(text.own(own.organization.name), [own.person]) + group(text.shared, people);
}

function permissionRow({ name, text, isFixed }: ConsentPermission, language: Language): string {
  const state = isFixed ? ' disabled' : '';
  const hint = isFixed ? ` <em>(${texts[language].required})</em>` : '';
  return `<label class="permission"><input type="checkbox" name="permission" value="${escapeHtml(name)}" checked${state}>
<span>${escapeHtml(text[language])}${hint}<small><code dir="ltr">${escapeHtml(name)}</code></small></span></label>`;
}

function styleOf({ color }: ConsentBrand): string {
  return `
body { margin: 0; background: #f0f2f5; color: #1c1e21; font: 16px/1.5 system-ui, sans-serif; }
.banner { margin: 0; padding: 10px 16px; background: #7a3e00; color: #fff; text-align: center; font-weight: 600; }
main { max-width: 30rem; margin: 32px auto; padding: 24px; background: #fff; border-radius: 12px; box-shadow: 0 1px 6px #0003; }
.brand { inline-size: 56px; block-size: 56px; margin: 0 auto 8px; border-radius: 14px; background: ${color}; color: #fff; font-size: 30px; font-weight: 700; line-height: 56px; text-align: center; }
h1 { margin: 0 0 20px; font-size: 22px; text-align: center; }
.person { display: block; margin-block-end: 4px; font-weight: 600; }
select { inline-size: 100%; padding: 10px; border: 1px solid #8a8d91; border-radius: 8px; font: inherit; background: #fff; color: inherit; }
fieldset { margin: 20px 0; padding: 0; border: 0; min-inline-size: 0; }
legend { padding: 0; font-weight: 600; }
.permission { display: flex; gap: 12px; padding: 10px 0; border-block-end: 1px solid #e4e6eb; }
.permission span { min-inline-size: 0; overflow-wrap: anywhere; }
.permission input { inline-size: 20px; block-size: 20px; margin: 3px 0 0; flex: none; }
.permission small { display: block; color: #5a5d63; font-size: 13px; }
.buttons { display: grid; gap: 8px; }
button { padding: 12px; border: 0; border-radius: 8px; background: ${color}; color: #fff; font: inherit; font-weight: 600; cursor: pointer; }
button.quiet { background: #e4e6eb; color: #1c1e21; }
.note, .again { color: #5a5d63; font-size: 14px; }
`;
}

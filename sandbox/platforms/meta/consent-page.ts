import { escapeHtml, htmlResponse } from '../../html';
import type { SandboxResponse } from '../../sandbox-platform';
import type { Person } from '../../world/model';
import type { DialogRequest } from './oauth-dialog';
import { alwaysGranted, metaPermissions } from './permissions';

const texts = {
  en: {
    banner: 'Sandbox – not the real Meta. Nothing here leaves this machine.',
    title: (app: string) => `${app} would like access`,
    signedInAs: 'Sign in as',
    rerequest: 'You declined some of these before. The app asks again.',
    list: 'The app will receive the permissions you leave ticked:',
    required: 'required',
    go: 'Continue',
    cancel: 'Cancel',
    note: 'You can take access back at any time in Business Integrations.',
  },
  ar: {
    banner: 'بيئة تجريبية – ليست ميتا الحقيقية. لا يغادر أي شيء هذا الجهاز.',
    title: (app: string) => `يطلب ${app} الوصول`,
    signedInAs: 'تسجيل الدخول باسم',
    rerequest: 'سبق أن رفضت بعض هذه الصلاحيات، والتطبيق يطلبها مجددًا.',
    list: 'سيحصل التطبيق على الصلاحيات التي تبقيها محددة:',
    required: 'مطلوبة',
    go: 'متابعة',
    cancel: 'إلغاء',
    note: 'يمكنك سحب الوصول في أي وقت من «عمليات تكامل الأنشطة التجارية».',
  },
};

const appName = 'CMIS Marketing';

/** The consent screen: who signs in, what is granted. Plain HTML, works without JavaScript. */
export function consentPage(dialog: DialogRequest, people: readonly Person[], action: string): SandboxResponse {
  const text = texts[dialog.language];
  const options = people.map(
    ({ id, name, note }) => `<option value="${escapeHtml(id)}">${escapeHtml(`${name} – ${note}`)}</option>`,
  );
  const body = `<header class="banner">${text.banner}</header>
<main>
<div class="brand" aria-hidden="true">∞</div>
<h1>${escapeHtml(text.title(appName))}</h1>
<form method="post" action="/www.facebook.com${escapeHtml(action)}">
<label class="person" for="person">${text.signedInAs}</label>
<select id="person" name="person">${options.join('')}</select>
${dialog.isRerequest ? `<p class="again">${text.rerequest}</p>` : ''}
<fieldset><legend>${text.list}</legend>${dialog.permissions.map((name) => permissionRow(name, dialog.language)).join('')}</fieldset>
<div class="buttons">
<button type="submit" name="decision" value="continue">${text.go}</button>
<button type="submit" name="decision" value="cancel" class="quiet">${text.cancel}</button>
</div>
</form>
<p class="note">${text.note}</p>
</main>`;
  // Browsers hold the redirect that answers the form to form-action too.
  const formAction = `'self' ${new URL(dialog.redirectUri).origin}`;
  return htmlResponse({ title: text.title(appName), language: dialog.language, style, body, formAction });
}

/** Meta's page for a dialog that cannot be shown; the person is not sent back to the app. */
export function refusalPage(english: string, arabic: string): SandboxResponse {
  const body = `<header class="banner">${texts.en.banner}</header>
<main><h1>Sorry, something went wrong.</h1><p>${escapeHtml(english)}</p><p lang="ar" dir="rtl">${escapeHtml(arabic)}</p></main>`;
  return { ...htmlResponse({ title: 'Error', language: 'en', style, body, formAction: "'none'" }), status: 400 };
}

function permissionRow(name: string, language: 'en' | 'ar'): string {
  const description = metaPermissions[name]?.[language] ?? name;
  const isFixed = name === alwaysGranted;
  const state = isFixed ? ' disabled' : '';
  const hint = isFixed ? ` <em>(${texts[language].required})</em>` : '';
  return `<label class="permission"><input type="checkbox" name="permission" value="${escapeHtml(name)}" checked${state}>
<span>${escapeHtml(description)}${hint}<small><code dir="ltr">${escapeHtml(name)}</code></small></span></label>`;
}

const style = `
body { margin: 0; background: #f0f2f5; color: #1c1e21; font: 16px/1.5 system-ui, sans-serif; }
.banner { margin: 0; padding: 10px 16px; background: #7a3e00; color: #fff; text-align: center; font-weight: 600; }
main { max-width: 30rem; margin: 32px auto; padding: 24px; background: #fff; border-radius: 12px; box-shadow: 0 1px 6px #0003; }
.brand { inline-size: 56px; block-size: 56px; margin: 0 auto 8px; border-radius: 14px; background: #0866ff; color: #fff; font-size: 36px; line-height: 56px; text-align: center; }
h1 { margin: 0 0 20px; font-size: 22px; text-align: center; }
.person { display: block; margin-block-end: 4px; font-weight: 600; }
select { inline-size: 100%; padding: 10px; border: 1px solid #8a8d91; border-radius: 8px; font: inherit; background: #fff; color: inherit; }
fieldset { margin: 20px 0; padding: 0; border: 0; }
legend { padding: 0; font-weight: 600; }
.permission { display: flex; gap: 12px; padding: 10px 0; border-block-end: 1px solid #e4e6eb; }
.permission input { inline-size: 20px; block-size: 20px; margin: 3px 0 0; flex: none; }
.permission small { display: block; color: #5a5d63; font-size: 13px; }
.buttons { display: grid; gap: 8px; }
button { padding: 12px; border: 0; border-radius: 8px; background: #0a5fe0; color: #fff; font: inherit; font-weight: 600; cursor: pointer; }
button.quiet { background: #e4e6eb; color: #1c1e21; }
.note, .again { color: #5a5d63; font-size: 14px; }
`;

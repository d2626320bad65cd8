interface Scope {
  text: { en: string; ar: string };
  /** Part of signing in: cannot be unticked. */
  isIdentity: boolean;
}

const auth = 'https://www.googleapis.com/auth';

export const adsScope = `${auth}/adwords`;
export const profileScope = `${auth}/userinfo.profile`;
const emailScope = `${auth}/userinfo.email`;

export const googleScopes: Readonly<Record<string, Scope>> = {
  [adsScope]: {
    text: {
      en: 'See, edit, create and delete your Google Ads accounts and data',
      ar: 'عرض حساباتك وبياناتك على «إعلانات جوجل» وتعديلها وإنشاؤها وحذفها',
    },
    isIdentity: false,
  },
  openid: {
    text: { en: 'Associate you with your personal info on Google', ar: 'ربطك بمعلوماتك الشخصية على جوجل' },
    isIdentity: true,
  },
  [profileScope]: {
    text: { en: 'See your personal info', ar: 'عرض معلوماتك الشخصية' },
    isIdentity: true,
  },
  [emailScope]: {
    text: { en: 'See your primary Google Account email address', ar: 'عرض عنوان بريدك الأساسي على جوجل' },
    isIdentity: true,
  },
};

const longNames: Readonly<Record<string, string>> = { profile: profileScope, email: emailScope };

export function grantedName(scope: string): string {
  return longNames[scope] ?? scope;
}

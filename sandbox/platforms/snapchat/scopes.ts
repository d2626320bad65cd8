export const snapchatScopes: Readonly<Record<string, { en: string; ar: string }>> = {
  'snapchat-marketing-api': {
    en: 'See and manage your ad accounts, campaigns and their figures',
    ar: 'عرض حساباتك الإعلانية وحملاتك وأرقامها وإدارتها',
  },
  'snapchat-profile-api': {
    en: 'See and publish posts of your public profiles',
    ar: 'عرض منشورات ملفاتك التعريفية العامة ونشرها',
  },
  'snapchat-offline-conversions-api': {
    en: 'Send conversions to your ad accounts',
    ar: 'إرسال التحويلات إلى حساباتك الإعلانية',
  },
};

export const adsScope = 'snapchat-marketing-api';
export const profileScope = 'snapchat-profile-api';

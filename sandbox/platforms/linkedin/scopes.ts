export const linkedinScopes: Readonly<Record<string, { en: string; ar: string }>> = {
  openid: { en: 'Use your name and photo', ar: 'استخدام اسمك وصورتك' },
  profile: { en: 'Use your basic profile', ar: 'استخدام ملفك الشخصي الأساسي' },
  email: { en: 'Use the primary email address of your account', ar: 'استخدام عنوان البريد الأساسي لحسابك' },
  r_ads: { en: 'Retrieve your advertising accounts', ar: 'عرض حساباتك الإعلانية' },
  rw_ads: { en: 'Manage your advertising accounts', ar: 'إدارة حساباتك الإعلانية' },
  r_ads_reporting: {
    en: 'Retrieve reporting for your advertising accounts',
    ar: 'عرض تقارير حساباتك الإعلانية',
  },
  r_organization_social: {
    en: 'Retrieve your organizations’ posts, comments and reactions',
    ar: 'عرض منشورات مؤسساتك والتعليقات والتفاعلات عليها',
  },
  rw_organization_admin: {
    en: 'Manage your organizations’ pages and retrieve reporting data',
    ar: 'إدارة صفحات مؤسساتك وعرض بيانات تقاريرها',
  },
  r_marketing_leadgen_automation: {
    en: 'Retrieve the leads of your lead gen forms',
    ar: 'عرض بيانات من ملؤوا نماذج العملاء المحتملين',
  },
};

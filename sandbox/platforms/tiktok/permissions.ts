interface Text {
  en: string;
  ar: string;
}

export const adsPermissions: Readonly<Record<string, Text>> = {
  100: { en: 'Read information about your ad accounts', ar: 'قراءة معلومات حساباتك الإعلانية' },
  200: { en: 'Read campaigns', ar: 'قراءة الحملات' },
  210: { en: 'Read ad groups', ar: 'قراءة المجموعات الإعلانية' },
  220: { en: 'Read ads', ar: 'قراءة الإعلانات' },
  44: { en: 'Read reports', ar: 'قراءة التقارير' },
};

export const postsPermissions: Readonly<Record<string, Text>> = {
  'user.info.basic': { en: 'Read your display name and picture', ar: 'قراءة اسمك المعروض وصورتك' },
  'user.info.username': { en: 'Read your username', ar: 'قراءة اسم المستخدم' },
  'user.info.stats': { en: 'Read how many followers and likes you have', ar: 'قراءة عدد متابعيك وإعجاباتك' },
  'user.info.profile': { en: 'Read your profile', ar: 'قراءة ملفك الشخصي' },
  'user.account.type': { en: 'See whether yours is a business account', ar: 'معرفة ما إذا كان حسابك تجاريًا' },
  'user.insights': { en: 'Read insights of your account', ar: 'قراءة إحصاءات حسابك' },
  'video.list': { en: 'Read your public posts', ar: 'قراءة منشوراتك العامة' },
  'video.insights': { en: 'Read insights of your posts', ar: 'قراءة إحصاءات منشوراتك' },
  'video.publish': { en: 'Publish to your account', ar: 'النشر على حسابك' },
  'video.upload': { en: 'Put drafts into your inbox', ar: 'إضافة مسودات إلى صندوقك' },
  'comment.list': { en: 'Read comments on your posts', ar: 'قراءة التعليقات على منشوراتك' },
  'comment.list.manage': { en: 'Manage comments on your posts', ar: 'إدارة التعليقات على منشوراتك' },
  'biz.brand.insights': { en: 'Read brand insights', ar: 'قراءة إحصاءات العلامة التجارية' },
};

/** Cannot be unticked. */
export const alwaysGranted = 'user.info.basic';

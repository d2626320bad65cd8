export const metaPermissions: Readonly<Record<string, { en: string; ar: string }>> = {
  public_profile: { en: 'Your name and profile picture', ar: 'اسمك وصورة ملفك الشخصي' },
  email: { en: 'Your email address', ar: 'عنوان بريدك الإلكتروني' },
  ads_read: { en: 'Read ads, budgets and their results', ar: 'قراءة الإعلانات وميزانياتها ونتائجها' },
  ads_management: { en: 'Manage ads for ad accounts you have access to', ar: 'إدارة إعلانات حساباتك الإعلانية' },
  business_management: { en: 'See and manage your businesses', ar: 'عرض أنشطتك التجارية وإدارتها' },
  pages_show_list: { en: 'Show a list of the Pages you manage', ar: 'عرض قائمة بالصفحات التي تديرها' },
  pages_read_engagement: { en: 'Read content posted on your Pages', ar: 'قراءة المحتوى المنشور على صفحاتك' },
  pages_read_user_content: { en: 'Read user content on your Pages', ar: 'قراءة محتوى المستخدمين على صفحاتك' },
  pages_manage_posts: { en: 'Create and manage posts on your Pages', ar: 'إنشاء المنشورات وإدارتها على صفحاتك' },
  pages_manage_engagement: { en: 'Manage comments on your Pages', ar: 'إدارة التعليقات على صفحاتك' },
  pages_manage_metadata: { en: 'Manage settings of your Pages', ar: 'إدارة إعدادات صفحاتك' },
  read_insights: { en: 'Read insights of your Pages', ar: 'قراءة إحصاءات صفحاتك' },
  instagram_basic: { en: 'Read your Instagram profile and media', ar: 'قراءة ملفك ومنشوراتك على إنستغرام' },
  instagram_manage_insights: { en: 'Read insights of your Instagram account', ar: 'قراءة إحصاءات حسابك على إنستغرام' },
  instagram_content_publish: { en: 'Publish to your Instagram account', ar: 'النشر على حسابك في إنستغرام' },
  leads_retrieval: { en: 'Read leads of your lead ads', ar: 'قراءة بيانات نماذج إعلاناتك' },
};

export const alwaysGranted = 'public_profile';

export function permissionsOf(scope: string): string[] {
  const requested = scope.split(/[\s,]+/).filter((name) => name !== '');
  return [...new Set([alwaysGranted, ...requested])];
}

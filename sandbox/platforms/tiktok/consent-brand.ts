import type { ConsentBrand } from '../../oauth/consent-page';

export const tiktokBrand: ConsentBrand = {
  name: { en: 'TikTok', ar: 'تيك توك' },
  mark: '♪',
  color: '#161823',
  takeBack: {
    en: 'You can take access back at any time: for ad accounts in TikTok for Business, for a TikTok account under Settings, Security, Manage app permissions.',
    ar: 'يمكنك سحب الوصول في أي وقت: للحسابات الإعلانية من «TikTok for Business»، ولحساب تيك توك من الإعدادات ثم الأمان ثم إدارة أذونات التطبيقات.',
  },
};

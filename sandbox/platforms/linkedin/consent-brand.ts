import type { ConsentBrand } from '../../oauth/consent-page';

export const linkedinBrand: ConsentBrand = {
  name: { en: 'LinkedIn', ar: 'لينكدإن' },
  mark: 'in',
  color: '#0a66c2',
  takeBack: {
    en: 'You can take access back at any time under Settings & Privacy – Data privacy – Permitted services.',
    ar: 'يمكنك سحب الوصول في أي وقت من «الإعدادات والخصوصية» – «خصوصية البيانات» – «الخدمات المسموح بها».',
  },
};

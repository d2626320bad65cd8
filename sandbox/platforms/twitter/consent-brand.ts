import type { ConsentBrand } from '../../oauth/consent-page';

export const twitterBrand: ConsentBrand = {
  name: { en: 'X', ar: 'X' },
  mark: 'X',
  color: '#0f1419',
  takeBack: {
    en: 'You can take access back at any time on X under Settings, Security and account access, Connected apps.',
    ar: 'يمكنك سحب الوصول في أي وقت من إعدادات X ثم «الأمان والوصول إلى الحساب» ثم «التطبيقات المتصلة».',
  },
};

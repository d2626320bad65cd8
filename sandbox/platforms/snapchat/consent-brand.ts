import type { ConsentBrand } from '../../oauth/consent-page';

export const snapchatBrand: ConsentBrand = {
  name: { en: 'Snapchat', ar: 'سناب شات' },
  mark: 'S',
  color: '#7a6a00',
  takeBack: {
    en: 'You can take access back at any time under Connected Apps at accounts.snapchat.com.',
    ar: 'يمكنك سحب الوصول في أي وقت من «التطبيقات المتصلة» على accounts.snapchat.com.',
  },
};

import type { ConsentBrand } from '../../oauth/consent-page';

export const googleBrand: ConsentBrand = {
  name: { en: 'Google', ar: 'جوجل' },
  mark: 'G',
  color: '#1a5fd0',
  takeBack: {
    en: 'You can take access back at any time at myaccount.google.com/connections.',
    ar: 'يمكنك سحب الوصول في أي وقت من myaccount.google.com/connections.',
  },
};

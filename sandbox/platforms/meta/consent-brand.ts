import type { ConsentBrand } from '../../oauth/consent-page';

export const metaBrand: ConsentBrand = {
  name: { en: 'Meta', ar: 'ميتا' },
  mark: '∞',
  color: '#0a5fe0',
  takeBack: {
    en: 'You can take access back at any time in Business Integrations.',
    ar: 'يمكنك سحب الوصول في أي وقت من «عمليات تكامل الأنشطة التجارية».',
  },
};

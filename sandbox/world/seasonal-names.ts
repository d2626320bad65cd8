import type { Brand } from './model';

/** Two per calendar month, January first. */
export const seasonalNames: Readonly<Partial<Record<Brand, readonly (readonly [string, string])[]>>> = {
  retail: [
    ['Winter Clearance ❄️ | تصفيات الشتاء', 'New Year – New Home'],
    ['Founding Day 🇸🇦 يوم التأسيس', 'Valentine Gifts <b>-20%</b>'],
    ['عروض رمضان 🌙 Ramadan Offers', 'Mother’s Day | عيد الأم'],
    ['ملابس العيد – Eid Collection', 'Spring Linen Drop'],
    ['مفارش الصيف', 'Summer Preview & Early Access'],
    ['عيد الأضحى مبارك 🐑', 'Mid-Year Sale (15–50%)'],
    ['تخفيضات الصيف \u200f50%\u200f', 'Travel Essentials ✈️'],
    ['العودة إلى المدارس – Back to School', 'AC Season: Bedding "Cool Touch"'],
    ['اليوم الوطني السعودي 💚', 'Autumn Lookbook'],
    ['عطور الخريف', 'Home Refresh October'],
    ['الجمعة البيضاء 🔥 White Friday', 'Singles’ Day 11.11'],
    ['عيد الاتحاد 🇦🇪 Union Day', 'Year-End Gifting'],
  ],
  coffee: [
    ['قهوة الشتاء ❄️ Winter Roast', 'New Year Subscriptions'],
    ['محصول إثيوبيا', 'Valentine Box'],
    ['قهوة رمضان 🌙 Ramadan Coffee', 'Dates & Dallah Set'],
    ['هدايا العيد', 'Spring Filter Week'],
    ['كولد برو الصيف 🧊', 'Cold Brew Cans'],
    ['عيد الأضحى', 'Mid-Year Wholesale'],
    ['تخفيضات المعدات', 'Brew at Home'],
    ['العودة إلى المكتب', 'Office Coffee Plans'],
    ['أسبوع القهوة', 'Autumn Lots'],
    ['يوم القهوة العالمي ☕️', 'Cupping Nights'],
    ['الجمعة البيضاء – معدات', 'Grinder Week'],
    ['عيد الاتحاد 🇦🇪', 'Gift Subscriptions'],
  ],
};

interface Text {
  en: string;
  ar: string;
}

/** All are granted, or none. */
export const scopes: Readonly<Record<string, Text>> = {
  'tweet.read': { en: 'See posts you can see', ar: 'رؤية المنشورات التي يمكنك رؤيتها' },
  'tweet.write': { en: 'Post for you', ar: 'النشر نيابة عنك' },
  'users.read': { en: 'See profiles you can see', ar: 'رؤية الملفات التعريفية التي يمكنك رؤيتها' },
  'users.email': { en: 'See your e-mail address', ar: 'رؤية بريدك الإلكتروني' },
  'media.write': { en: 'Upload media for you', ar: 'رفع الوسائط نيابة عنك' },
  'like.read': { en: 'See posts you have liked', ar: 'رؤية المنشورات التي أعجبتك' },
  'bookmark.read': { en: 'See your bookmarks', ar: 'رؤية علاماتك المرجعية' },
  'offline.access': { en: 'Stay connected until you revoke access', ar: 'البقاء على اتصال حتى تسحب الوصول' },
};

export const offlineScope = 'offline.access';
export const readScopes = ['tweet.read', 'users.read'];

export const adsPermissions: Readonly<Record<string, Text>> = {
  profile: { en: 'See your profile and posts', ar: 'رؤية ملفك التعريفي ومنشوراتك' },
  ads: { en: 'See the ad accounts in which you have a role', ar: 'رؤية الحسابات الإعلانية التي لك دور فيها' },
};

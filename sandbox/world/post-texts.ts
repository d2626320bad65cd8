import type { Brand } from './model';

/** Both languages, emoji, markup and direction marks, which a reader must treat as plain text. */
export const postTexts: Record<Brand, readonly [string, ...string[]]> = {
  retail: [
    'مجموعة الكتان الجديدة وصلت ☀️ خفيفة، واسعة، وجاهزة لصيف الخليج.\nتسوقوا الآن: https://nakhla.example/linen',
    'New in: stoneware made by hand in Al-Ahsa. Only 400 pieces. Link in bio.',
    'سؤال اليوم: قهوة عربية ولا سبيشلتي؟ ☕️👇',
    'Behind the scenes: how our team packs 6,000 Eid boxes in a week 📦💚',
    'عرض نهاية الأسبوع: خصم \u200f30%\u200f على كل المفارش حتى مساء السبت.',
    '<b>Flash sale</b> & free delivery over SAR 199 – today only!',
    'شكراً لكم ❤️ نصف مليون عميل في ست سنوات. القصة كاملة على المدونة.',
    'Three ways to style one abaya. Which one is you? 1️⃣ 2️⃣ 3️⃣',
    'فتحنا فرعنا الجديد في «الرياض بارك» – الدور الأول، بجانب المدخل ٣.',
    'Meet Huda, who has designed our prints since 2019. "Every palm is different."',
    'وصفة الجمعة: كبسة الروبيان بطريقة الشيف سلمان 🍤',
    'Back in stock: the cool-touch bedding you asked for (all sizes).',
    'نصائح ترتيب المطبخ الصغير – احفظ المنشور لوقت الحاجة 🔖',
    'Gift cards now work in all our stores: KSA, UAE and Kuwait 🇸🇦🇦🇪🇰🇼',
  ],
  coffee: [
    'محصول إثيوبيا قوجي وصل! إيحاءات توت وياسمين 🫐',
    'Cupping night at Al Quoz, Thursday 7 pm. Ten seats, free.',
    'وصفة V60 لهذا الأسبوع: ١٥غ، ٢٥٠مل، ٩٣°',
    'Our Dubai roastery is open for tours again ☕️',
  ],
  shop: [
    'وصلت تشكيلة الموسم الجديدة. شاهدوها على متجرنا الإلكتروني ✨',
    'New this week: five products our customers asked for most.',
    'سؤال اليوم: ما المنتج الذي تنتظرون عودته؟ 👇',
    'Free delivery on every order until Saturday 🚚',
    'خصم \u200f20%\u200f على طلبكم الأول حتى نهاية الأسبوع.',
    'Behind the scenes: how we pack your orders 📦',
    'شكرًا لثقتكم. نقرأ كل تقييم ونتعلم منه 💚',
    'Questions about sizes or returns? Our team answers every day from 9 to 9.',
  ],
};

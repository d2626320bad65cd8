// The names of the platforms for common actions: lib/platforms/<platform>/constants.ts.
const names = {
  purchase: ['purchase', 'PURCHASE', 'conversion_purchases', 'complete_payment'],
  appPurchase: ['total_purchase'],
  shopPurchase: ['onsite_shopping'],
  storeSale: ['STORE_SALE'],
  lead: ['lead'],
  leadForm: ['SUBMIT_LEAD_FORM', 'native_leads', 'oneClickLeads', 'onsite_form'],
  websiteForm: ['form'],
  importedLead: ['IMPORTED_LEAD'],
  qualifiedLead: ['QUALIFIED_LEAD'],
  convertedLead: ['CONVERTED_LEAD'],
  phoneCall: ['PHONE_CALL_LEAD'],
  conversation: ['messaging_conversation'],
  contact: ['contact', 'CONTACT'],
  appointment: ['schedule', 'BOOK_APPOINTMENT'],
  quote: ['REQUEST_QUOTE'],
  application: ['submit_application'],
  trial: ['start_trial'],
  subscription: ['subscribe', 'SUBSCRIBE_PAID', 'conversion_subscribe', 'on_web_subscribe'],
  signUp: ['complete_registration', 'conversion_sign_ups', 'SIGNUP', 'user_registration'],
  appSignUp: ['total_registration'],
  addToCart: ['add_to_cart', 'ADD_TO_CART', 'conversion_add_cart', 'web_event_add_to_cart'],
  checkout: ['initiate_checkout', 'BEGIN_CHECKOUT', 'conversion_start_checkout'],
  paymentInfo: ['add_payment_info'],
  appInstall: ['app_install'],
  download: ['DOWNLOAD', 'conversion_downloads'],
  pageView: ['landing_page_view', 'PAGE_VIEW', 'conversion_site_visits'],
  outboundClick: ['OUTBOUND_CLICK'],
  engagement: ['ENGAGEMENT'],
  directions: ['GET_DIRECTIONS'],
  storeVisit: ['STORE_VISIT'],
  website: ['externalWebsiteConversions'],
  custom: ['custom_event', 'conversion_custom'],
  optimization: ['conversion'],
  other: ['DEFAULT', 'UNKNOWN'],
} as const;
type ActionNameKey = keyof typeof names;

// Google: lib/platforms/google/constants.ts.
const SECONDARY = '.secondary';

const keys = new Map<string, ActionNameKey>();
for (const key of Object.keys(names) as ActionNameKey[]) for (const action of names[key]) keys.set(action, key);

/** The key of a readable name, and whether the platform counts the action only beside its own conversions. */
export function actionNameKey(action: string): { key: ActionNameKey | null; secondary: boolean } {
  const secondary = action.endsWith(SECONDARY);
  return { key: keys.get(secondary ? action.slice(0, -SECONDARY.length) : action) ?? null, secondary };
}

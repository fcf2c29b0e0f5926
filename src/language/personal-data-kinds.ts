/** What personal data are recognised, each with its placeholder in Chinese and in English text. */
export const personalDataKinds = {
  'identity-card': ['〔身份证号〕', '[identity card]'],
  'travel-permit': ['〔通行证号〕', '[travel permit]'],
  passport: ['〔护照号〕', '[passport]'],
  'mobile-phone': ['〔手机号〕', '[phone]'],
  'landline-phone': ['〔电话号码〕', '[phone]'],
  'bank-card': ['〔银行卡号〕', '[bank card]'],
  'e-mail': ['〔邮箱〕', '[e-mail]'],
  account: ['〔账号〕', '[account]'],
  address: ['〔地址〕', '[address]'],
  name: ['〔姓名〕', '[name]'],
} as const;
export type PersonalDataKind = keyof typeof personalDataKinds;

/** How one kind is written. */
export interface PersonalDataForm {
  readonly kind: PersonalDataKind;
  /** Runs over the text in half width. Global, with indices; its group `data` is what is masked. */
  readonly pattern: RegExp;
  /** A last check of what was matched: a check digit, a word that is no name. */
  readonly accepts?: (data: string, before: string) => boolean;
  /** How many characters at the start of the match belong to the sentence instead. */
  readonly skips?: (data: string) => number;
}

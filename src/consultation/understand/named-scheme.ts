const open = '["“「『\'‘]';
const close = '["”」』\'’]';
/** What an office gives or runs, as its last word says. */
const kinds =
  '(通道|计划|工程|行动|专项|补贴|补助|资助|奖励|奖|券|卡|贷|险|平台|系统|政策|项目|基金|scheme|program(?:me)?|plan|voucher|fund|grant|subsidy|platform|card|loan|insurance|initiative)s?';
const named = new RegExp(`${open}([^"“”「」『』'‘’]{2,40}?)${close}\\s*([^\\s,.!?。,、]{0,4}${kinds})?`, 'g');
const endsInKind = new RegExp(`${kinds}$`);

/**
 * The schemes and services a normalised question names in quotation marks: “专利极速通”绿色通道, the "Golden Voucher"
 * scheme. Other quoted words, as brands and terms, are left out.
 */
export function schemesNamed(normalised: string): string[] {
  return [...normalised.matchAll(named)].flatMap(([, name = '', kind]) =>
    kind !== undefined || endsInKind.test(name) ? [name.trim()] : [],
  );
}

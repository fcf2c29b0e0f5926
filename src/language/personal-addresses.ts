import type { PersonalDataForm } from './personal-data-kinds.ts';

/** Characters a place's name is written with: Han without those that lead to an address. */
const placeCharacter = '[^\\P{Script=Han}在是为為址到我你您他她住于的请問问寄送]';
const provinces =
  '北京|天津|上海|重庆|重慶|河北|山西|辽宁|遼寧|吉林|黑龙江|黑龍江|江苏|江蘇|浙江|安徽|福建|江西|山东|山東|河南|湖北|湖南|广东|廣東|海南|四川|贵州|貴州|云南|雲南|陕西|陝西|甘肃|甘肅|青海|内蒙古|內蒙古|广西|廣西|西藏|宁夏|寧夏|新疆|香港|澳门|澳門|台湾|台灣|臺灣|臺北|台北';
const room =
  '\\s?(?:\\d{1,4}|[A-Z]|[一二三四五六七八九十]{1,3})\\s?(?:号楼|號樓|号|號|幢|栋|棟|座|单元|單元|楼|樓|层|層|室|房)';

/** Where persons live, to the house. A district or a street alone is no address. */
export const personalAddresses: readonly PersonalDataForm[] = [
  {
    kind: 'address',
    pattern: new RegExp(
      `(?<data>${placeCharacter}{1,26}(?:路|街|巷|弄|大道|胡同|街道|道|段|村|里)\\s?\\d{1,5}\\s?(?:弄|号|號)(?:${room}){0,5}(?:\\s?\\d{2,5}室?)?)`,
      'dgu',
    ),
    skips: placesBefore,
    accepts: isHome,
  },
  {
    kind: 'address',
    pattern:
      /(?:住址|地址|家住|住在|通讯地址|通訊地址|邮寄地址|收件地址)\s{0,3}(?:是|为|為|在)?\s{0,3}:?\s{0,3}(?<data>\p{Script=Han}[\p{Script=Han}\d\s#A-Za-z-]{3,40}?\d[\p{Script=Han}\d\s#A-Za-z-]{0,10}?(?:号|號|室|弄|幢|栋|楼|樓|村|组|組|户|戶))(?=$|[\s,，。;；!！?？()、])/dgu,
    accepts: isHome,
  },
  {
    kind: 'address',
    pattern:
      /(?<data>\b(?:(?:Room|Rm\.?|Suite|Apt\.?|Flat|Unit)\s?[\w-]{1,6},?\s)?(?:No\.?\s?)?\d{1,5}\s(?:[A-Z][\w'’]{0,20}\s){1,4}(?:Road|Rd|Street|St|Avenue|Ave|Lane|Drive|Boulevard|Blvd))\b/dgu,
    accepts: isHome,
  },
];

/** How much of the match comes before the largest place it names: province, else city, else district, else street. */
function placesBefore(data: string): number {
  const places = [
    new RegExp(`(?:中国|中國)?(?:${provinces})`, 'u'),
    new RegExp(`${placeCharacter}{2,3}市(?=.{2})`, 'u'),
    new RegExp(`${placeCharacter}{2,3}[区區县縣镇鎮]`, 'u'),
    new RegExp(`${placeCharacter}{2,5}(?:路|街|巷|弄|大道|胡同|道|段|村|里)`, 'u'),
  ];
  for (const place of places) {
    const at = data.search(place);
    if (at >= 0) return at;
  }
  return 0;
}

/** The address of an office or a court is everyone's to know. */
function isHome(_data: string, before: string): boolean {
  return !/(?:局|中心|法院|法庭|代办处|窗口|大厅|委员会|仲裁院|海关|政府|office|court|centre|center)\p{L}{0,5}[^\p{L}]{0,3}(?:in|at)?\s?$/iu.test(
    before,
  );
}

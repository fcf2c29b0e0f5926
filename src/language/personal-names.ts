import type { PersonalDataForm } from './personal-data-kinds.ts';
import { toSimplified } from './script.ts';
import { wordTrie } from './tables/load.ts';

/** The common family names of one character, Simplified, then those that differ in Traditional script. */
const surnames =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳' +
  '鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄穆萧尹姚邵湛汪祁毛禹狄米贝明臧戴谈宋茅庞熊纪舒屈项祝' +
  '董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪解应宗丁宣邓郁单杭洪包诸左石崔吉' +
  '钮龚程嵇邢裴陆荣翁荀甄曲封储靳段富巫焦巴谷车侯全班仲伊宫宁仇栾厉戎祖武符刘景詹束龙叶司黎薄白怀蒲卓蔺池乔胥双翟谭贡姬申冉' +
  '桑桂牛边燕浦尚农温柴瞿阎慕连茹艾鱼容向古易廖庾终居衡步都耿满匡文寇广东欧沃利蔚越师巩聂晁敖冷辛那简饶曾沙鞠须丰巢关查游竺权' +
  '盖公肖闫覃涂付代' +
  '趙錢孫鄭馮陳衛蔣韓楊許呂張嚴謝鄒蘇魯韋馬鳳湯羅畢鄔時齊顧黃蕭龐紀項閔強賈婁顏鍾駱萬盧單諸鈕龔陸榮儲車寧欒厲劉葉龍懷藺喬雙譚' +
  '貢農溫閻連魚東師鞏聶饒關遊權蓋';
const compoundSurnames =
  '欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|东方|東方|皇甫|尉迟|公孙|公孫|慕容|令狐|司徒|夏侯|宇文|长孙|長孫';
const chineseName = `(?:(?:${compoundSurnames})\\p{Script=Han}{1,2}|[${surnames}]\\p{Script=Han}{1,2}|\\p{Script=Han}{1,6}·\\p{Script=Han}{1,8})`;
/** What may stand after a name; keeps the name from running into the next word. */
const end =
  '(?=$|[\\s,，。.;；:：、!！?？()（）〔\\[]|先生|女士|小姐|同志|老师|老師|电话|電話|手机|手機|身份|性别|住|今年|想|要|的|是|和|与|與|及|跟|在)';
const westernWord = "[A-Z](?:[A-Za-z'’-]{1,20}|\\.)";
const westernName = `${westernWord}(?:\\s${westernWord}){0,3}`;

const labels =
  '姓名|联系人|聯繫人|聯絡人|申请人|申請人|权利人|權利人|发明人|發明人|设计人|設計人|收件人|经办人|經辦人|投诉人|举报人|委托人|当事人|负责人|法定代表人|名字';

/** Names of persons where a phrase or a form gives them; a name in running text is not looked for. */
export const personalNames: readonly PersonalDataForm[] = [
  {
    kind: 'name',
    pattern: new RegExp(
      `(?:(?:${labels})\\s{0,3}(?:是|为|為|叫)?\\s{0,3}:|姓名\\s|联系人\\s)\\s{0,3}(?<data>${chineseName})${end}`,
      'dgu',
    ),
    accepts: isGivenName,
  },
  {
    kind: 'name',
    pattern: new RegExp(`(?:${labels})\\s{0,3}:\\s{0,3}(?<data>${westernName})`, 'dgu'),
    accepts: isWesternName,
  },
  {
    kind: 'name',
    pattern: new RegExp(
      `(?:我叫|本人叫|我的名字是|我的名字叫|我姓名是|名叫)\\s{0,3}(?<data>${chineseName}|${westernName})${end}`,
      'dgu',
    ),
    accepts: isGivenName,
  },
  {
    kind: 'name',
    pattern: new RegExp(
      `(?<![\\p{Script=Han}])(?:你好|您好)?(?:我是|本人)(?<data>${chineseName})(?=$|[\\s,，。;；!！])`,
      'dgu',
    ),
    accepts: isChineseName,
  },
  {
    kind: 'name',
    pattern: new RegExp(
      `(?<=^|[^\\p{Script=Han}]|联系|找|给|叫)(?<data>${chineseName})(?=先生|女士|小姐)`,
      'dgu',
    ),
    accepts: isChineseName,
  },
  {
    // The others of a list whose first name was found before.
    kind: 'name',
    pattern: new RegExp(`〔姓名〕(?:和|与|與|及|以及|、|,)\\s?(?<data>${chineseName})${end}`, 'dgu'),
    accepts: isChineseName,
  },
  {
    kind: 'name',
    pattern:
      /\b(?:[Mm]y|[Hh]is|[Hh]er) (?:full )?name is (?<data>[A-Za-z][A-Za-z'’-]{1,20}(?:\s[A-Z][A-Za-z'’-]{0,20}){0,3})/dgu,
    accepts: isWesternName,
  },
  {
    kind: 'name',
    pattern: /\b(?:[Tt]his is|I am|I'm|I’m) (?<data>[A-Z][a-z'’-]{1,20}(?:\s[A-Z][a-z'’-]{1,20}){1,2})\b/dgu,
    accepts: isWesternName,
  },
  {
    kind: 'name',
    pattern: new RegExp(
      `\\b(?:[Nn]ame|[Cc]ontact(?: person)?|[Ii]nventor|[Aa]pplicant)\\s?: ?(?<data>${westernName})`,
      'dgu',
    ),
    accepts: isWesternName,
  },
  {
    kind: 'name',
    pattern: new RegExp(`\\b(?:Mr|Mrs|Ms|Miss|Dr|Prof)\\.?\\s(?<data>${westernName})`, 'dgu'),
    accepts: isWesternName,
  },
];

/** A name that a label or a phrase gives is believed unless it ends like something else. */
function isGivenName(name: string): boolean {
  return /^[A-Za-z]/.test(name) ? isWesternName(name) : !otherEndings.test(toSimplified(name));
}

/** Endings that places, roles and firms have and names have not. */
const otherEndings = /[区县市省镇村乡员者家店厂司户校院所局会法权案费书证号类们吗呢吧啊呀了的]$/u;

/** In running text a name begins with no word of the dictionary: 高兴, 成果, 何时 look like names too. */
function isChineseName(name: string): boolean {
  const simplified = toSimplified(name);
  if (anybody.has(simplified)) return true;
  return isGivenName(simplified) && !wordTrie().has(simplified) && !wordTrie().has(simplified.slice(0, 2));
}

/** Names for no one in particular are in the dictionary, and stand for a person all the same. */
const anybody = new Set(['张三', '李四', '王五', '赵六']);

const noWesternNames =
  /\b(?:The|This|That|Patent|Trademark|Copyright|China|Chinese|Law|Office|IP|CNIPA|WIPO|PCT|Not|About|For|Company|Co|Limited|Ltd|Inc|Corp|University|Shanghai|Beijing|American|European|Applicant|Article|not|the|a|an|on|in|too|also|already|used|registered|protected|similar|identical|available|copied)\b/;

function isWesternName(name: string): boolean {
  return !noWesternNames.test(name);
}

import type { RecordKind } from '../../knowledge/record.ts';
import type { Unit } from '../../language/quantity.ts';

/** What about a thing a question asks. */
export type AspectId =
  | 'fee'
  | 'share'
  | 'time'
  | 'date'
  | 'count'
  | 'phone'
  | 'address'
  | 'hours'
  | 'site'
  | 'materials'
  | 'who'
  | 'way'
  | 'number'
  | 'meaning';

interface Aspect {
  /** Asks for it, in normalised text. */
  readonly pattern: RegExp;
  /** Records of these kinds state it. */
  readonly kinds: readonly RecordKind[];
  /** An answer holds a quantity in one of these units. */
  readonly units?: readonly Unit[];
  /** An answer holds this. */
  readonly shows?: RegExp;
}

const durations: readonly Unit[] = ['year', 'month', 'week', 'day', 'working-day', 'hour', 'minute'];

/** Phone numbers: 12345, 021-12345678, 400-123-4567, mobiles. */
const phoneNumber =
  /(?<!\d)(1[0-9]{2}(?:\d{2})?|0\d{2,3}[- ]?\d{7,8}|400[- ]?\d{3}[- ]?\d{4}|1[3-9]\d{9}|\d{8})(?!\d)/;

/** The aspects in the order in which they are tried; a question can ask for several. */
export const aspects: Readonly<Record<AspectId, Aspect>> = {
  phone: {
    pattern:
      /(电话|热线|号码|联系方式|座机|手机号)(是|号)?(多少|几|什么|有吗|有没有|号码|$|\?|吗|呢)|(多少|什么|哪个|有没有|给(我)?(个|一个)?|的).{0,6}(电话|联系方式|热线号码)|打(哪个|什么|几)(电话|号)|\b(phone|telephone|contact|hotline) (number|details|info\w*)\b|\bwhat('s| is) the (phone|hotline|number(?! of))\b|\b(number|phone)\b.{0,12}\b(call|dial|ring|reach)\b/,
    kinds: ['contact'],
    shows: phoneNumber,
  },
  address: {
    pattern:
      /(?<!改|换|变更|变)地址(?!.{0,3}[变改更换])|几号楼|(?<!(?:程序|流程|手续|一步|步骤|转化|备案|登记|申请|确认|维权|申报)(?:该|要|应该)?)怎么(走|去|过去)(?!(程序|流程|手续|法律|账|下一步|后面))|坐几路|(?<!走|选|是)哪条路(?!.{0,4}(划算|合适|好|快|省))|什么路(?!子|径|线)|(在|位于)(什么|哪个|哪条)?(哪里|哪儿|哪(?!.?(单位|部门|机构|法院|局|网|平台|系统|类|级|年|月|天|家|步))|地方|位置|路)(?!.{0,4}(办|交|申请|查|提交|登记|注册|缴|下载))|(?<!\b(?:new|change|changing|changed|or|and)(?: \w+)? )\baddress\b(?! (?:change|has))|\bhow do i get to\b|\bwhere (is|are) (the|your|its)\b/,
    kinds: ['contact', 'window'],
    shows: /(路|街|大道|弄)\d*号?|[区县镇]|\b(road|street|avenue|district|room)\b/i,
  },
  hours: {
    pattern:
      /(几点|营业时间|办公时间|上班时间|工作时间|开放时间|服务时间|周末|周六|周日|节假日|中午)(.{0,6}(开门|关门|上班|下班|办|开|休息|能|可以|是|吗)|$|\?)|几点(到|上|下|开|关)|\b(opening|office|working|business) (hours|times?)\b|\bwhat time\b|\bopen (on|at|until|till)\b/,
    kinds: ['window', 'contact'],
    shows:
      /\d{1,2}[:：]\d{2}|\d{1,2}点|24\s*小时|全天|工作日|周[一二三四五六日末]|24[- ]hour|\b(a\.?m\.?|p\.?m\.?|weekday|monday|o'clock)/i,
  },
  fee: {
    pattern:
      /多少钱|(交|缴|付|收|花|出|罚|赔|奖|加|提|抽|扣|退|减|补|贷|押|要价)(个|到|的|是|取)?(多少|几(?![年月天日个项件种类次份张页套]))|钱(是|有|得|要)?多少|怎么(罚|处罚|收|算钱)|罚(得|多)重|贵不贵|(要|用|得|需|还|另外)(不要|不用)?(再)?(加|付|交|缴|掏)(钱|费)(吗|么|不|没|\?|$)|几(块|元|百|千|万)|多少(元|块|费|费用|官费|年费)|(费用|收费|价格|[\u4e00-\u9fff]费|官费|年费|申请费|注册费|续展费|规费|滞纳金|登记费|备案费|工本费|服务费|手续费|审查费|复审费|罚款|奖金|报酬|赔偿金?|补贴|资助|贷款)(标准|是|又是|要|收|大概|一共|得|给|最高|最低|金额)*(多少|几|怎么(算|收)|是什么|贵不贵|$|\?)|(?<!能|可以|可否|该|敢)(要|收|花|得)(不要|不收|不花)?(钱|费)(吗|么|不|呢|\?|$)|怎么收费|收不收费|免费(吗|么|不|呢|\?|$)|多少(罚款|奖金|赔偿|补贴)|罚(款)?多少|赔(偿)?多少|奖多少|\bhow (much|expensive)\b|\bwhat('s| is| are| does| do| would| will)\b.{0,40}\b(fees?|costs?|charges?|price|fines?)\b|\b(?<!\b(?:set|sets|fix|agree|negotiate|determine) (?:the|a|its|their) )(fees?|cost|price|fine) (for|of|to|in|when|if)\b|\b(free of charge|for free|does it cost|(late|official|filing|renewal|annual|examination) fees?\??$)|\bhow big\b.{0,20}\b(fine|damages|award)\b/,
    kinds: ['fee', 'amount', 'rate'],
    units: ['yuan', 'percent', 'times'],
  },
  share: {
    pattern:
      /百分之(多少|几)|比例|多少(折|成)|几(折|成|倍)|罚几倍|打几折|利率|利息|减(多少|几)|减缴多少|\b(what|which|how (big|large|high|many))\b.{0,30}\b(percent\w*|rates?|share|discount|ratio|times|multiple|proportion)\b/,
    kinds: ['rate', 'amount', 'fee'],
    units: ['percent', 'times', 'yuan'],
  },
  time: {
    pattern:
      /多久|多长(时间)?|(?<![那这前头近后十好])几(年|个月|个?星期|周|天|日|个?工作[日天]|个?小时)|多少(年|个月|天|日|个?工作[日天]|时间|小时)|(期限|时限|期|有效期|保护期|时效|周期|时间)(是|有|要|为|到底|大概)?(多(久|长|少)|几|怎么(算|数)|从(哪|什么)|$|\?|吗|呢)|管(几|多少)年|(什么|哪个|多长)(的)?(期限|时限|时间)(之?内|以?前)|来得及|最晚|最迟|截止|什么时候(到期|截止|前|之前|过期)|(超|过|逾)期(多久|几)|提前多|\b(how long|how many (years|months|weeks|days|working days|hours)|what('s| is| are)\b.{0,24}\b(deadline|time limit|period|term|duration)s?|until when|within what|by when|how (soon|late|early)|(deadline|time limit|term|period) (for|to|of)|valid for how)\b/,
    kinds: ['time-limit', 'term'],
    units: durations,
  },
  date: {
    pattern:
      /(从)?(什么时候|何时|哪天|哪一?年|几月|几号|啥时候)(开始|起|起?施行|实施|生效|出台|发布|印发|取消|停|加入)?|\b(when|what date|which (day|year|month)|since when|from when)\b/,
    kinds: ['change', 'time-limit', 'term', 'window'],
  },
  count: {
    pattern:
      /(多少|几)(个|件|家|类|项|种|条|人|章|份|名|页|张|级|处|所)|数量|上限|\bhow many\b|(?<!phone |telephone |fax )\bnumber of\b|\bmaximum\b/,
    kinds: ['count', 'amount', 'materials'],
  },
  site: {
    pattern:
      /网址|官网|网站|哪个(网|系统|平台)|什么(网|系统|平台)|(在|从)(哪里|哪儿|哪|什么地方)(可以|能)?(查|下载|看|登录|注册账号|检索)|在线|网上.{0,6}(哪|怎么)|\b(website|web site|url|online system|portal|web address|which (site|system|platform)|where (can|do) i (search|find|look up|download|check))\b/,
    kinds: ['system', 'window'],
    shows: /\b[a-z0-9-]+(\.[a-z0-9-]+)+\b|系统|平台|网|\b(system|platform|portal|website)\b/i,
  },
  materials: {
    pattern:
      /(什么|哪些|要|需要|准备|带)(什么|哪些)?(材料|资料|文件|证件|手续|表格?|证明)|(?<!哪里|哪儿|哪|怎么|如何)(提交|交)(什么|哪些)?(材料|资料|文件|证件|手续|表格?|证明)|(?<!(?:哪里|哪儿|哪|怎么|如何)去?(?:提交|交|递))材料(清单|有哪些|要|$|\?)|带什么|准备(些)?什么|\b(what|which) (documents?|papers|materials|forms?|evidence)\b|\b(documents?|papers|materials) (are |is |do |must |to be )?(needed|required|i need|we need|submitted)|\bpaperwork\b|\bwhat (do|must|should) (i|we) (bring|submit|prepare|provide|hand in|need to (bring|submit|prepare|provide))\b/,
    kinds: ['materials'],
    shows:
      /材料|资料|证明|证件|申请书|请求书|委托书|执照|复印件|副本|合同|清单|样本|\b(documents?|papers|materials|forms?|evidence|proof|certificates?|copy|copies|contract|power of attorney)\b/i,
  },
  who: {
    pattern:
      /(找|向|归|由|是|去|到)(哪个|哪些|哪一?家|什么|谁|哪)(部门|单位|机构|法院|局|地方|人|管|负责|受理|办|审|$|\?)|谁(管|负责|受理|来管|可以|能|有权|来)|哪个(部门|单位|机构|法院|局)|(归|由)谁|向谁|找谁|[在到去往]哪(里|儿|个地方)?(去)?(办|交|递|申请|提交|登记|注册|缴|受理|投诉|举报|起诉)|\b(who|whom|which (authority|office|court|body|department|agency)|where (do|can|should|must) (i|we) (apply|file|register|report|complain|sue|pay|go|submit))\b/,
    kinds: ['competence', 'window', 'contact', 'system'],
  },
  way: {
    pattern:
      /怎么(?!样$|回事)|怎样|如何|咋|流程|步骤|程序|手续|\b(how (do|can|should|to|does|could|would)|steps?|procedure|process|what (can|should|do|must) (i|we) do)\b/,
    kinds: ['materials', 'system', 'window', 'competence'],
  },
  number: {
    pattern:
      /(文|发文字?|文件|公告)(号|编号)(是)?(多少|什么|几)|(文号|发文字号)|\b(document|reference|order) number\b/,
    kinds: [],
    shows: /[〔[（(]\d{4}[〕\]）)]\s?\d*|\d+号|\bno\. ?\d+/i,
  },
  meaning: {
    pattern:
      /什么是|是什么(意思)?$|什么意思|啥意思|指(的是)?什么|定义|区别|不同|\b(what (is|are|does)|meaning|mean|definition|difference)\b/,
    kinds: [],
  },
};

/** The aspects a normalised question asks for, in the order of the list. */
export function aspectsOf(normalised: string): AspectId[] {
  return (Object.keys(aspects) as AspectId[]).filter((id) => aspects[id].pattern.test(normalised));
}

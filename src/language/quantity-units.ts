import type { Unit } from './quantity.ts';

/** How a unit is written after a number. Values are multiplied by `factor`. */
export interface UnitForm {
  readonly unit: Unit;
  readonly factor: number;
  readonly pattern: RegExp;
}

function form(unit: Unit, pattern: string, factor = 1): UnitForm {
  return { unit, factor, pattern: new RegExp(pattern, 'iuy') };
}

/** What no counted noun is, and what stands before none: 12 is enough, 3 of the months. */
const smallWords =
  '(?:is|was|has|its|this|as|us|does|plus|less|yes|thus|unless|always|whereas|across|besides|of|in|to|for|are|and|or|from|the|by|with|on|at|per|if|but|not|that|will|may|can|must|calls|answers|handles|takes|gives|applies)\\b';

/** Tried in this order at the place after the number; texts are folded to Simplified and half width. */
export const unitForms: readonly UnitForm[] = [
  form('year', ' ?(?:周年|周岁|年(?!代|级|糕|画|轮))'),
  form('month', ' ?个?季度', 3),
  form('month', ' ?个(?:月|自然月)'),
  form('working-day', ' ?个?工作日'),
  form('week', ' ?个?(?:星期|礼拜)| ?周(?![年岁一二三四五六日末边围期])'),
  form('hour', ' ?个?(?:小时|钟头)'),
  form('minute', ' ?分钟'),
  form('day', ' ?个?(?:自然日|日历日)| ?天(?![津猫眼河])| ?日(?![元本期语文用常])'),
  form('yuan', ' ?(?:元(?![素件旦老首宵化论街桥])|圆|块钱?(?![状链体]))'),
  form('percent', ' ?(?:%|个?百分点|per\\s?cent\\b|percent\\b|percentage\\spoints?\\b)'),
  form('percent', ' ?‰', 0.1),
  form('times', ' ?倍'),
  form(
    'count',
    ' ?(?:个(?!月|工作日|小时|钟头|星期|礼拜|季度|百分点|自然|日历|人|体|案|别|性)|件|项(?!目)|类(?!似|型|别)|名(?![称义单额])|人(?![民员类士])|份|次(?![日年月要])|家|页|张|种|位(?!于|置)|户|篇|幅|枚|面(?![积向对试临议])|层|轮|批|只(?![有要能是])|字(?![母号体])|款(?!项)|部(?![门分长委])|章(?!程)|节(?!约)|行(?![政业为使人动]))',
  ),
  form('year', '[ -]?(?:years?|yrs?\\.?)\\b'),
  form('month', '[ -]?(?:calendar[ -])?months?\\b'),
  form('week', '[ -]?weeks?\\b'),
  form('working-day', '[ -]?(?:working|business|work)[ -]?days?\\b'),
  form('day', '[ -]?(?:(?:calendar|natural|consecutive)[ -])?days?\\b'),
  form('hour', '[ -]?(?:hours?|hrs?)\\b'),
  form('minute', '[ -]?(?:minutes?|mins?)\\b'),
  form('yuan', '[ -]?(?:yuan|rmb|cny|renminbi)\\b'),
  form('times', '[ -]?(?:times|fold)\\b'),
  form(
    'count',
    `[ -](?:(?!${smallWords})[a-z][a-z-]+ ){0,3}?(?!${smallWords})(?:[a-z][a-z-]*[a-rt-z]s|classes|processes|people|copy|page|class|item|claim|kind|set|part|design|view)\\b`,
  ),
];

/** Words before or after a quantity that make it a least or a most. */
export const bounds = {
  leastBefore:
    /(?:至少|不少于|不低于|不得少于|不得低于|最低|最少|超过|高于|多于|\b(?:at least|no less than|not less than|no fewer than|minimum(?: of)?|more than|over)\s?)\s?$/iu,
  mostBefore:
    /(?:至多|最多|不超过|不得超过|不高于|最长|最高|最迟|少于|低于|不满|不足|\b(?:within|up to|at most|no more than|not more than|no later than|not exceeding|maximum(?: of)?|less than|under)\s?)\s?$/iu,
  leastAfter: /^\s?(?:(?:或|及|\()?以上|or more|or above|and above|at least)/iu,
  mostAfter: /^\s?(?:(?:或|及|\()?以下|以内|之内|内|封顶|or less|or below|at most)/iu,
} as const;

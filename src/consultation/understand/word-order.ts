/** Things and acts that are named in either order: 商标注册 and 注册商标 ask for the same. */
const things =
  '(?:发明|实用新型|外观设计)专利|专利权?|注册商标|商标权?|软件著作权|著作权|版权|作品|地理标志|布图设计|域名|许可合同|海关';
const acts = '注册|申请|登记|转让|续展|变更|撤销|质押|许可|备案|检索|查询|注销|放弃';
const thingFirst = new RegExp(`(${things})(${acts})`);
const actFirst = new RegExp(`(${acts})(${things})`);

/** A normalised question with its thing and its act in the other order; the same text where they do not stand together. */
export function inOtherOrder(normalised: string): string {
  if (thingFirst.test(normalised)) return normalised.replace(thingFirst, '$2$1');
  return normalised.replace(actFirst, '$2$1');
}

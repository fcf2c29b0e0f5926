import type { Rule } from './rule.ts';
import { listed } from './word-list.ts';

/**
 * Matters of other authorities and of daily life, Simplified and lower case: a question with one of these and no
 * word of the field is not ours.
 */
export const outsideWords: readonly string[] = listed(`
  离婚, 结婚, 彩礼, 抚养, 赡养, 遗产, 遗嘱, 继承房, 户口, 居住证, 身份证办, 社保, 医保, 公积金, 养老金, 退休, 失业, 工伤, 加班费, 工资, 劳动合同, 辞退,
  裁员, 产假, 年假, 房产, 买房, 卖房, 租房, 房租, 房贷, 物业, 装修, 拆迁, 停车, 驾照, 驾驶证, 违章, 交通事故, 车牌, 地铁, 公交, 高铁, 机票, 航班,
  酒店, 旅游, 天气, 下雨, 气温, 股票, 基金, 彩票, 贷款利率, 信用卡, 银行卡, 个人所得税, 个税, 增值税, 报税, 税务, 发票报销, 签证, 护照, 出入境, 移民,
  入学, 高考, 中考, 学区, 幼儿园, 考研, 看病, 挂号, 医院, 疫苗, 发烧, 吃药, 外卖, 快递, 菜谱, 做饭, 电影, 追剧, 游戏攻略, 足球, 篮球, 明星, 八卦,
  星座, 算命, 写诗, 写首诗, 讲个笑话, 笑话, 翻译一下, 作业, 借钱, 欠钱, 高利贷, 网贷, 打架, 家暴, 醉驾, 酒驾, 邻居噪音, 噪音, 宠物, 养狗, 快乐, 失恋,
  相亲, 减肥, divorce, marriage, custody, alimony, inheritance, salary, wages, overtime, maternity,
  pension, unemployment, apartment, rent, landlord, mortgage, housing, parking, driving licence,
  driving license, traffic, subway, metro, flight, hotel, weather, rain, temperature, stock, stocks,
  lottery, credit card, income tax, vat, tax return, taxes, visa, passport, immigration, school,
  kindergarten, homework, doctor, hospital, vaccine, fever, recipe, cook, restaurant, movie,
  football, basketball, horoscope, poem, joke, translate, loan, pet, dog, cat,
  落户, 积分落户, 最低工资, 摇号, 电费, 水费, 燃气, 宽带, 话费, 拉面, 餐厅, 美食, 好吃, 景点, 门票, 演唱会, 充电桩, 二手车, 信访, 低保,
  minimum wage, ramen, restaurants, food, sightseeing, tickets, concert, taxi, electricity, water bill, internet bill, residence permit,
  work permit, driving, insurance claim, medical, dentist, gym, dating, lottery ticket`);

/**
 * Acts that rights of intellectual property share with everything else that is registered, licensed or transferred:
 * the thing they are done to tells that the matter is another authority's.
 */
export const actsOfOthers: Rule = {
  any: [
    /(婚姻|结婚|离婚|公司|企业|工商|个体户?|个体工商户|合作社|社团|协会|学校|房屋|房产|房子|不动产|土地|宅基地|车辆|汽车|机动车|电动车|摩托车|船舶|飞机|宠物|犬只|户口|户籍|出生|死亡|居民|人口|税务|股权|店铺|餐饮|餐馆|食品|药品|医疗器械|卫生|消防|安全生产|建筑|施工|烟草|酒类|出版社?|网站|排污|枪支|流动人口|疫苗|考试|选民)(的)?(设立|变更|注销)?(登记|注册|转让|过户|许可证?|备案|年检|年审|抵押)/,
    /(登记|注册|开办|开|办)(一?个|一?家)(公司|企业|学校|餐馆|饭店|个体户|网站|医院|诊所|协会)/,
    /\b(marriage|company|business|vehicle|car|house|home|property|real estate|land|school|dog|pet|ship|boat|food|restaurant|tax|birth|death|household|voter|gun|driver'?s?|driving|liquor|tobacco|building)('s)? (registration|licen[cs]es?|transfer|permits?)\b|\b(register|set up|open|start) (a|an|my|our) (company|business|school|restaurant|car|vehicle|dog|marriage|house)\b/,
  ],
  examples: [
    '婚姻登记需要什么材料',
    '公司注册需要什么材料',
    '房屋過戶要交多少錢',
    '车辆转让要什么材料',
    '餐饮许可证怎么办',
    '开一家公司要多少钱',
    'What documents for company registration',
    'How much is dog registration?',
    'How do I register a company?',
  ],
  counterexamples: [
    '商标注册需要什么材料',
    '作品登记多少钱',
    '转让要什么材料',
    '许可备案要多久',
    '公司的专利转让要什么材料',
    'What documents for registration?',
    'Can a company register a trademark?',
  ],
};

import { asksForTheWay, type Rule } from './rule.ts';

const question = [
  asksForTheWay,
  /(吗|么|呢)[?。!~ ]*$|是否|能不能|可不可以|可以.{0,8}(吗|么)|有没有|\?$/,
  /^(is|are|can|could|do|does|may|should)\b/,
];

/** A complaint about the service, or a report that somebody should act on. A question on how to report is neither. */
export const complaint: Rule = {
  any: [
    /(我|我们|本人|现在|今天|必须|一定|坚决|实名|正式|特此)?(要|想|得|来|就是)(实名|正式|再次|马上)?(投诉|举报|控告|告发|检举|反映)(?!信|处理|的处理|人有|奖励)/,
    /^(实名|正式|我)?(投诉|举报|检举)(你们|您们|贵|窗口|工作人员|办事员|客服|座席|坐席|热线|某|一家|一个|他们|她|他|有人|[^怎如哪]{0,8}(公司|店|局|中心|代理))/,
    /(投诉|举报)(你们|您们|贵(单位|局|中心|处))/,
    /(窗口|中心|代办处|受理处|大厅|局里|热线|你们)(的)?(那个)?(人|同志|老师)(员)?.{0,10}(白跑|刁难|骂|推来推去|推诿|不理|不管|态度|爱答不理|挂了?我?电话)/,
    /(你们|工作人员|窗口|办事员|客服|座席|坐席|审查员|接线员|服务)(的)?.{0,8}(态度|服务)?.{0,4}(太差|很差|极差|恶劣|太烂|敷衍|骂人|推诿|踢皮球|不负责|不作为|乱收费|刁难|拖着不办|不耐烦|挂我电话)/,
    /(打了|等了).{0,12}(次|遍|天|个月|周|星期|年|小时|半天).{0,10}(没人(接|理|管|回|处理)|不(接|理|处理)|没(有)?(回复|答复|下文|结果))/,
    /(索贿|受贿|行贿|吃回扣|收(了|过)?(我|我们|别人)?(的)?(红包|好处|回扣|贿赂))|(要|找)(我|我们)(要|收)?(红包|好处费?|回扣)/,
    /\b(asked|asks|asking|demanded|took|paid|offered)\b.{0,30}\bbribes?\b/,
    /\b(i|we) (want|wish|would like|'d like|need|am going|have) to (complain|report|lodge|file|make|submit)\b.{0,20}?\b(a |an |this |my |your |him|her|them|that|about)/,
    /\bcomplain(t|ts|ing)? (about|against) (your|the|this|that|one of your|a) (staff|service|clerk|window|office|officer|hotline|agent|agency|employee|counter)/,
    /\byour (staff|clerk|service|hotline|officer|agent|counter|colleague)s? (was|is|were|are|has been|treated|refused|kept|hung)\b.{0,30}(rude|terrible|awful|useless|bad|unhelpful|impolite|unprofessional|up on me|waiting|to help|badly)/,
  ],
  unless: [
    ...question.slice(0, 1),
    /(吗|么)[?。!~ ]*$|是否|能不能|可不可以|有没有.{0,6}(奖励|赔偿|用)|会不会|有用吗/,
    /被(别人|人|对手|同行|竞争对手)?.{0,6}(投诉|举报)/,
    /^(can|could|do|does|may|should|is|are)\b/,
  ],
  examples: [
    '我要投诉你们窗口的工作人员',
    '投诉你们的热线，态度太差了',
    '举报窗口办事员收红包',
    '我要舉報一家店賣假貨',
    '打了三次电话都没人接',
    '窗口的人让我白跑了三趟',
    '你们工作人员互相踢皮球',
    '我要实名举报某公司假冒我的专利',
    'I want to complain about your staff',
    'I would like to file a complaint about the service window',
    'Your clerk was very rude to me',
    'I want to complain about the clerk who took my papers',
    '审批的人暗示要收红包',
  ],
  counterexamples: [
    '怎么举报假冒专利',
    '举报侵权要什么材料',
    '发现假货去哪里投诉',
    '我要举报假冒专利，应该找哪个部门',
    '被人恶意投诉了怎么申诉',
    '举报了能拿到赔偿吗',
    '展会上有人处理知识产权投诉吗',
    'How do I report counterfeit goods?',
    'Where can I complain about trademark infringement?',
    '电商平台投诉流程是什么',
  ],
};

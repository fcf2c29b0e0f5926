import type { Rule } from '../understand/rule.ts';

/** Insults. They are only answered as such when no question comes with them. */
export const abuse: Rule = {
  any: [
    /傻[逼比叉b屄]|煞笔|沙雕|操你|草泥马|[操艹肏](你)?(妈|蛋)|他妈的|妈的(智障|废物)|去你妈|滚(蛋|开|犊子|你)|^滚[!。 ]*$|狗(屁|东西|日的)|王八蛋|贱(人|货)|脑残|智障|弱智|蠢(货|猪)|混蛋|畜生|废物(机器|东西|客服|$)|垃圾(机器人?|客服|东西|系统|服务)|白痴/,
    /\b(fuck\w*|motherfuck\w*|shit(ty|head)?|asshole|bitch|bastard|moron|idiot|dumb(ass)?|stupid (bot|robot|machine|thing|ai)|piece of (shit|crap|garbage)|screw you|go to hell)\b/,
  ],
  examples: ['你个傻逼', '垃圾机器人', '滚', '他妈的什么破玩意', 'fuck you', 'you stupid bot', 'Idiot!'],
  counterexamples: [
    '垃圾分类设备能申请专利吗',
    '废物利用的方法算发明吗',
    '混淆行为是什么',
    'shift work and inventions',
  ],
};

/** Asks for help with a wrong or a danger to others. */
export const wrongdoing: Rule = {
  any: [
    /(教我|帮我|怎么|如何|怎样|有什么办法|咋).{0,24}(伪造|造假|仿造|假造|变造|冒用|盗取|破解|黑进|攻击|洗钱|行贿|诈骗|走私|窃取|偷拍|套取|骗取)(?!.{0,12}(被|怎么办|举报|处罚|维权|处理|的(后果|责任|认定)))/,
    /(教我|帮我|怎么|如何|怎样|有什么办法|咋).{0,30}(不会?被?|才不会|又不会?|而不|免得|躲|逃避?|规避|绕过|避开).{0,6}(发现|查到?|抓到?|处罚|追究|监管|执法|检测|平台|识破|海关)/,
    /(怎么|如何|教我|帮我).{0,20}(卖|做|生产|批发|进货|囤).{0,8}(假货|高仿|仿牌|a货|冒牌|盗版|山寨货)/,
    /(炸弹|炸药|毒品|枪支|制毒|雷管).{0,12}(怎么|如何|配方|制作|购买|制造)|(怎么|如何|教我).{0,12}(炸弹|炸药|毒品|枪支|制毒)/,
    /\bhow (to|(do|can|could|would|should) (i|we|you|one)) (best |easily |secretly )?(forge|fake|counterfeit|hack|launder|bribe|steal|smuggle|evade|avoid getting caught|get away with)\b/,
    /\b(help|teach|show) me( how)?( to)? (forge|fake|counterfeit|hack|launder|bribe|steal|smuggle|evade|sell (fakes?|counterfeits?|replicas?))\b/,
    /\b(make|produce|print|create|prepare|write|get)( me)? (a |an |some )?(fake|forged|counterfeit|falsified)\b/,
    /\bwithout (getting|being) (caught|detected|noticed|found out)\b/,
    /\b(build|make|buy) (a |an )?(bomb|explosive|gun|drugs|weapon)s?\b/,
  ],
  unless: [
    /(举报|投诉|维权|打击|防止|防范|预防|避免被|查处|被(人|别人|他人|对方|同行)?(伪造|冒用|仿造|盗取|窃取|抄))/,
  ],
  examples: [
    '教我怎么伪造专利证书',
    '怎么卖高仿包不被平台抓到',
    '怎樣仿造別人的商標才不會被查',
    'How do I forge a trademark certificate?',
    'Help me make a forged licence',
    'help me sell replicas without getting caught',
    'how to make a bomb',
  ],
  counterexamples: [
    '别人伪造我的专利证书怎么办',
    '怎么举报卖假货的',
    '怎么防止商业秘密被窃取',
    '如何避免侵权',
    'How do I report counterfeit goods?',
    'How can I stop fake products at the border?',
    '怎么规避设计不侵权',
  ],
};

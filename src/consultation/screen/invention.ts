/**
 * Recognises a description of an invention that nobody has filed yet: somebody tells in the first person of a
 * thing newly made, and says how it is built or works. A question about the way to a patent is none, however
 * new the invention.
 */
export function describesUnpublishedInvention(normalised: string): boolean {
  if (alreadyOut.test(normalised)) return false;
  const told = madeByMe.test(normalised);
  const unfiled = notFiled.test(normalised);
  if (!told && !unfiled) return false;
  const details = countDetails(normalised);
  return details >= (unfiled ? 2 : 3) && lengthOf(normalised) >= (unfiled ? 24 : 36);
}

const madeByMe =
  /(我|我们|本人|团队|公司|咱|俺|我司|我爸|我妈|我老公|我儿子)(的|自己|最近|刚|刚刚|们|新|已经|公司|团队|厂里?)*.{0,8}(发明|研发|研制|设计|开发|做|造|想|琢磨|改进|改造|搞|弄|研究|构思)(了|出|出来|出了|到|过)+|(我|我们)(的|有|这)(一?个|一?种|一?款|一?项)?.{0,6}(发明|新(技术|产品|方法|方案|装置|结构|材料|工艺|配方)|点子|创意)(是|:|,|就是)|\b(i|we|my (team|company|father|son|wife|husband))( have| 've|'ve| just| recently)* (invented|designed|developed|built|created|made|devised|come up with|came up with|discovered)\b|\b(my|our) (new |own )?(invention|device|idea|design|method|prototype|concept|valve|product|machine|process|formula|system)\b.{0,40}\b(uses?|is|has|consists?|works?|comprises?|contains?|includes?)\b/;
const notFiled =
  /(还没|尚未|还未|没有|没|未|暂未|打算|准备|想)(有)?(去|来|正式)?(申请|提交|递交|公开|申报|公布|发表|报)(过)?(专利)?|没(人|有人|谁)(知道|见过|做过|公开)|第一次(说|告诉)|还没(跟|和|对)(别人|任何人|人)(说|讲)|(保密|还在保密|别外传)|(\b(not|never|nothing|nobody|no one)|n't)\b.{0,24}\b(filed|published|disclosed|patented|public|knows?|seen|told)\b|\b(before|prior to) (filing|i file|we file|applying)\b|\bunfiled\b|\bsecret so far\b/;
const alreadyOut =
  /(已经?|早就?|去年|前年|上个月|今年)(.{0,8})(申请了?(?!人)|提交了|递交了|授权了?|公开了?|公布了|拿到(了)?(专利|证)|受理了?|发表了)|(申请号|专利号|公开号|公告号)|(?<!\b(not|never|nothing|nobody|n't) )\b(already|have|has|was|were) (already )?(been )?(filed|granted|published|patented|issued)\b/;

/** Words with which people tell how a thing is made or works; each kind counts once. */
const details: readonly RegExp[] = [
  /由.{1,24}(组成|构成|制成|连接|驱动)|包括.{2,}|(含有|掺(了|入|有)?|添加|加入|混合|配(比|方))|consist(s|ing) of|comprising|comprises?|contain(s|ing)|made (of|from|out of)|mixed with/,
  /(通过|利用|采用|使用|借助|靠).{2,20}(实现|来|使|让|把|将|进行|控制|检测|驱动|带动|从而)?|by means of|using (an? |the )?\w+|\buses? (an? |the )?\w+|powered by|driven by/,
  /(安装|固定|连接|嵌入?|焊接?|套|铰接|卡扣|粘接?|涂(上|覆|一层)?|镀|缠绕|内置|设置|装(有|了|上)|藏|夹|垫|叠|开(有|了)|钻)(在|于|有|了|上)?|attached|connected|mounted|embedded|coated|fixed to|inserted|welded|wrapped|layered|inside (the|a|an)\b/,
  /\d+(\.\d+)?\s*(mm|cm|nm|um|μm|毫米|厘米|微米|纳米|℃|°|度|%|份|克|毫升|小时|分钟|秒|赫兹|hz|伏|瓦|倍|mpa|ph|degrees?|percent|volts?|watts?)|[一二三四五六七八九十百]+(度|倍|份|层|毫米|厘米|分钟|小时|个(孔|腔|齿))/,
  /(弹簧|齿轮|传感器|电机|马达|阀|泵|轴承?|电路|芯片|线圈|磁铁|磁(扣|环)|电极|电池|隔膜|活塞|支架|滑轨|螺杆|导轨|控制器|处理器|摄像头|红外|超声|激光|算法|模型|神经网络|管路|喷嘴|过滤|薄膜|涂层|纤维|合金|陶瓷|树脂|聚合物|催化剂|纳米|凝胶|硅胶|碳|酶|菌|萃取|提取物)/,
  /\b(spring|gear|sensor|motor|valve|pump|shaft|circuit|chip|coil|magnet(ic)?|electrode|battery|membrane|piston|bracket|rail|screw|controller|camera|infrared|ultrasonic|laser|algorithm|neural|nozzle|filter|film|coating|fib(er|re)|alloy|ceramic|resin|polymer|catalyst|nano\w*|gel|silicone|carbon|enzyme|hinge|lever|shackle|core|blade|seal)s?\b/,
  /(加热|冷却|加压|拉伸|压缩|旋转|振动|喷射|蒸发|结晶|发酵|搅拌|烧结|研磨|浸泡|干燥|回火|充电|放电|折叠|伸缩|弹(回|出)|锁(住|紧)|感应|识别|过滤|分离|吸附)|\b(heat(s|ed|ing)?|cool(s|ed|ing)?|press(es|ed|ing)?|rotat\w+|vibrat\w+|spray\w*|evaporat\w+|ferment\w*|stir\w*|sinter\w*|fold(s|ing)|lock(s|ing)|harden(s|ed|ing)|clos(es|ing) under|expand\w*|compress\w*)\b/,
  /(原理|结构|构造|步骤|第一步|首先.{0,40}(然后|再|接着)|先.{1,24}(再|然后|后|接着)|工艺|做法)(是|为|:|如下)?|\b(the (principle|structure|steps?)|first\b.{0,80}\bthen\b|works? by|so that)\b/,
  /(从而|这样(就|一来|针刺)?|使得?|就(能|可以|会)|达到|提高|降低|减少|延长|寿命|效率|翻(一|了)?倍)|\b(so (it|that)|thereby|which (makes|allows|lets|hardens|closes)|increases?|reduces?|improves?|doubles?)\b/,
];

function countDetails(text: string): number {
  return details.filter((pattern) => pattern.test(text)).length;
}

/** Length in Chinese characters; a Latin letter counts a third, roughly as many as say the same. */
function lengthOf(text: string): number {
  const latin = text.match(/[a-z ]/g)?.length ?? 0;
  return text.length - latin + latin / 3;
}

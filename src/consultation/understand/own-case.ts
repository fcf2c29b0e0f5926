import type { Rule } from './rule.ts';

/** Whose facts: the visitor's own, or those of somebody close to the visitor's business. */
const own =
  '(我|我们|咱|咱们|俺|我司|我家|我店|我方|本公司|我公司|我这|这样|这种情况|这个|这么|(前|离职|辞职的?)(员工|同事|合伙人))';
const thing =
  '(商标|专利|作品|产品|名字|名称|店名|品牌|牌子|标志|标识|logo|图案|图|图片|照片|设计|发明|软件|代码|app|程序|文章|视频|歌|配方|方案|技术|创意|点子|申请|案子|官司|包装|招牌|域名|外观|实用新型|做法|行为|情况)';
const ends = '(吗|么|呢|没|不|\\?|$)';
const wrong =
  '(算不算|算是|算|是不是|是否|会不会|会|构不构成|是否构成|构成|属不属于|属于|有没有|涉不涉嫌|涉嫌|到底)(被?(认定|判|当)(为|成|定)?)?(是|了|算|属于|构成)?(一种|我们?|商标|专利|著作权|版权|不正当竞争|对?.{0,3}的)?.{0,4}(侵权|侵犯|侵害|假冒|抄袭|山寨|剽窃|违法|犯法|犯罪|不正当竞争|近似|相同|混淆)';
const chance =
  '(胜算|赢面|胜诉|胜率|打得?赢(?!了)|告得?赢(?!了)|能赢|会赢|赢得了|成功率|有把握|把握大|几成|有戏|多大(的)?(把握|希望|机会|可能|概率|几率|胜算))';
const granted =
  '(注册(得了|下来|成功|成|上|得到|通过|不了|不下来)?|授权(得了|成功|下来)?|通过(审查|审核|得了|初审|实审)?|核准|批(准|下来|得下来)|下证|过审|拿(到|得到|下)(专利|证|授权|注册|商标)|申请(得)?(下来|成功|到|得到|得下来)|获得(授权|注册|专利权?))';
const may = '(能不能|能否|会不会|是否能|是否可以|可不可以|有没有可能|能|可以|可能|会)';
const quoted = '["“「『\'《][^"”」』\'》]{1,24}["”」』\'》]';

const chinese: readonly RegExp[] = [
  new RegExp(`${own}.{0,40}${wrong}.{0,12}${ends}`),
  new RegExp(`${own}.{0,30}(侵不侵(权|$)|侵没侵(权|$)|侵权(了)?(吗|么|没有|了没|不)|犯法吗|违法吗)`),
  new RegExp(
    `((?<!其)他(?!人)|她|他们|对方|别人|人家|竞争对手|同行|隔壁|有家|某家|一家).{0,30}(我|我们|咱).{0,24}${wrong}.{0,12}${ends}`,
  ),
  new RegExp(
    `(我|我们|咱|我司|我家|这个|这种|这件)(的|这个|这种|这款|这件|这项|想的|做的|设计的|起的|取的|画的|写的)?.{0,16}${thing}?.{0,12}${may}.{0,6}${granted}.{0,6}${ends}`,
  ),
  new RegExp(`(我|我们|咱|我司|我公司|这个案子|这场官司|官司|起诉).{0,30}${chance}`),
  new RegExp(`${chance}.{0,20}(我|我们|这个案子|官司)`),
  new RegExp(`${quoted}.{0,16}${may}.{0,6}(注册|申请|通过|核准|授权|过)`),
  new RegExp(
    `${own}.{0,30}(像不像|像吗|近似吗|近不近似|过得了吗|过不过得了|能过吗|够不够(立案|起诉|格)|会不会被(告|起诉|判|罚|抓|追究))`,
  ),
  /(帮|替|给)(我|我们|咱)(看看|看一下|看下|判断|分析|评估|鉴定|评一评|把关|估(一下|个|算)?).{0,40}(侵权|侵犯|近似|能不能|会不会|是否|胜|赢|赔|新颖|创造性|有效|风险|注册|授权|通过|算不算|过不过|过得了|够不够)/,
  /(我|我们|咱|我司).{0,24}(能|可以|会|大概|应该|要).{0,6}(获赔|判赔|赔(给)?(我|我们|他|他们|对方)?|拿到(赔偿|赔款)|索赔到?|判)(多少|几)/,
  /((?<!其)他(?!人)|他们|对方|法院|法官).{0,12}(会|能|要|得|该)(不会)?.{0,4}(赔|判)(给)?(我|我们|他|他们)?(赔)?(多少|输|赢)/,
  /(法院|法官|仲裁|审查员|国知局|商标局|专利局).{0,8}(会|能|会不会|能不能|肯)(支持|认可|认|采纳|同意|放过)(我|我们|这个)?.{0,10}(吗|么|呢|不|\?|$)/,
  /(我|我们|咱|我司)(的)?.{0,24}(会不会|会|能不能|能否|是否会).{0,4}(被)?(宣告)?(无效掉?|撤销|撤掉|驳回|抢走|判输|告倒|抓)(吗|么|呢|\?|$)/,
  /(我|我们).{0,40}(该不该|要不要|应不应该|值不值得|划不划算)(赔|给|签|和解|告|起诉|上诉|撤诉|打官司|应诉|认)/,
  /(律师函|对方|他们|法院).{0,30}(我|我们)(该不该|要不要|应不应该)/,
  /(我|我们|咱|我司|我家)(的|这)?.{0,12}(申请|案子|商标|专利|作品|东西|材料)?(能不能过|过不过)(吗|呢|啊|,|。|!|\?|$)/,
  /(我|我们|咱).{0,20}(法院|法官|仲裁|局里).{0,6}判给谁/,
  /你(们)?(觉得|认为|说|看)(我|我们|咱|这).{0,16}(会不会|会|能不能|能)(输|赢|成|过|被)/,
  /(以|按|照|就|凭|看)(我|我们|咱|我司|我家)(目前|现在|这边)?(的|这)?(情况|情形|条件|案子|状况).{0,40}(划算|合算|合适|值得|稳妥|更好|好一?点|把握|该|选)/,
];

const english: readonly RegExp[] = [
  /\b(do|does|did|would|will|is|are|was|has|have|could)\b.{0,80}\b(infring(e|es|ed|ing)|plagiari[sz]\w*|violat(e|es|ed|ing)|count as (copying|passing off|infringement)|cop(y|ies|ied)|st(eal|ole|olen)|confusingly similar|too similar|too close)\b.{0,80}\b(my|mine|our|ours|me|us|i|we)\b/,
  /\b(my|our|i|we|us)\b.{0,80}\b(infring(e|es|ed|ing)|plagiari[sz]\w*|violat(e|es|ed|ing)|confusingly similar|too similar|too close)\b.{0,60}(\?|$)/,
  /\b(my|our|i|we|us)\b.{0,120}\b(is|was|would) (it|this|that)( be)?( an?)?( case of)?( (patent|trademark|copyright|design))? (infringement|violation|plagiarism|counterfeit\w*)\b/,
  /\b(is|was|would) (it|this|that)( be)?( an?)?( (patent|trademark|copyright|design))? (infringement|violation|plagiarism)\b.{0,80}\b(my|our|i|we|us)\b/,
  /\b(will|would|can|could|is|are|does|do)\b.{0,6}(\b(my|our|this)\b|["“']).{0,50}\b(be (granted|registered|approved|accepted|allowed|refused|rejected|patented|cancelled|invalidated)|get (granted|registered|approved|through)|granted|registrable|patentable|distinctive enough|succeed|hold up|pass (examination|the examination))\b/,
  /\b(my|our|mine|i|we)\b.{0,60}\b(chance|chances|odds|likelihood|prospects)\b/,
  /\b(chance|chances|odds|likelihood|prospects)\b.{0,60}\b(my|our|i|we|me|us|win|winning)\b/,
  /\b(will|would|can|could|do|should) (i|we)\b.{0,30}\b(win|lose|prevail|settle|accept their|pay them)\b/,
  /\bhow (much|many)\b.{0,30}\b(compensation|damages|money|will (they|he|she) (pay|owe))\b.{0,40}\b(i|we|me|us|my|our)\b/,
  /\b(do|would) (i|we) have (a|any) (good |strong |real )?(case|claim|chance)\b/,
  /\b(my|our|mine)\b.{0,120}\b(is|would) (it|that|this)( be)? (patentable|registrable|new enough|inventive enough|distinctive enough|fair|enough to (sue|win|file))\b/,
  /\b(is|would) (it|that|this)( be)? (fair|enough|a good deal) (for|to) (us|me)\b/,
  /\b(cited|refus(ed|al)|reject(ed|ion)|sued|suing|oppos(ed|es|ition)|claims?|letter|notice)\b.{0,60}\b(against|to|from)? ?(me|us|my|our|ours)\b.{0,60}\bshould (i|we)\b.{0,40}\bor\b/,
  /\b(do you think|would you say|in your (view|opinion))\b.{0,24}\b(i|we|my|our|ours|this|it)\b.{0,40}\b(get|win|lose|succeed|pass|infring\w*|in the clear|safe|liable|at fault|granted|registered|approved|copying)\b/,
  /\b(are|am) (i|we) (in the clear|infringing|liable|at fault|safe (now|here|from (a )?(suit|lawsuit|claim)))\b/,
  /\b(judge|decide|evaluate|assess|tell me|advise|confirm) (if|whether)\b.{0,80}\b(my|our|ours|me|us|i|we)\b/,
];

/** The visitor asks for a verdict on his own facts: infringement, registrability, chances. Procedures are questions. */
export const ownCase: Rule = {
  any: [...chinese, ...english],
  unless: [
    /(怎么|如何|怎样|咋)(样)?(判断|认定|区分|界定|查|证明|才能|才算|避免|防止)/,
    /(哪些|哪种|什么)(情况|情形|行为|样的|条件).{0,10}(算|构成|属于|能|可以|侵权)/,
    /(我|我们|咱)(想|要|打算)?(知道|了解|问一?下|咨询一?下)(什么|怎样|如何|怎么)/,
    /(多久|几年|几个月|多长时间|什么时候).{0,6}(才|能|可以)/,
    /就(一定|肯定|必然|保证|自动)/,
    /\b(what|which) (acts?|kinds?|conduct|circumstances|counts?|conditions?)\b/,
    /\bhow (do|can|could|should|would|to)\b.{0,30}\b(check|search|find out|avoid|prove|prevent|stop|report|appeal|respond|reply)\b/,
    /^(how long|how many (years|months|days|weeks)|when|where|who)\b/,
    /\b(sue|suit|lawsuit|action|complain|complaint|report)\b.{0,24}\bfor\b.{0,20}\binfringement\b/,
  ],
  examples: [
    '我的商标和别人的近似，算侵权吗',
    '我这个能注册吗',
    '我的商标能不能注册成功？',
    '帮我看看我这个算不算侵权',
    '我把他的产品改了一点，会不会侵犯他的专利',
    '隔壁店名跟我的差一个字，算不算侵权',
    '我起诉他胜算有多大',
    '我这个官司能打赢吗',
    '我的专利申请能授权吗',
    '“云上小栈”可以注册商标吗',
    '對方用了我的圖片，算不算侵權？',
    '我能获赔多少钱',
    '我的专利会不会被宣告无效',
    '我们的标志和他们的像不像',
    '法院会支持我们吗',
    '对方要价五万，我们该不该和解',
    '按我们的情况，走仲裁还是打官司更合适',
    '我这个商标到底能不能过',
    '你觉得我们会输吗',
    '离职员工把图纸发给了新东家，算不算犯罪',
    'Will my patent be granted?',
    'Does my logo infringe their trademark?',
    'Do you think our application will get granted?',
    'With this name, would you say we are safe?',
    'Can my brand name be registered?',
    'What are my chances of winning the case?',
    'They copied my design. Is that infringement?',
    'Do I have a good case?',
    'The office refused our mark over an earlier one. Should we appeal or file a new one?',
    'Please assess whether our label is too close to theirs',
  ],
  counterexamples: [
    '别人抢注了我的商标怎么办',
    '我的专利年费忘交了怎么办',
    '什么情况算商标侵权',
    '怎么判断商标近似',
    '地名可以注册商标吗',
    '个人能注册商标吗',
    '我的商标过期了还能续展吗',
    '外国人能在中国申请专利吗',
    '专利被宣告无效后已付的许可费怎么办',
    '商标被驳回了怎么办',
    '侵权要赔多少钱',
    '改了三成就不侵权吗',
    '假冒别人的专利会判几年',
    '我收到侵权律师函怎么办',
    '我想知道什么行为构成专利侵权',
    '我查了没有重名，就一定能注册吗',
    '我的商标被驳回后多久能再注册',
    '官司打赢了，律师费能让对方出吗',
    'How can I check whether my logo infringes an earlier mark?',
    'What acts count as trademark infringement?',
    'How long is a design patent valid in China?',
    'Someone registered my trademark first. What can I do?',
    'Can a foreigner register a trademark in China?',
    'Can we sue for infringement in Shanghai?',
  ],
};

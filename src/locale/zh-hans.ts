import { serviceZhHans } from './service/zh-hans.ts';
import { wechatZhHans } from './wechat/zh-hans.ts';

/**
 * Every sentence a visitor can see, in Simplified Chinese. `{name}` is a parameter. The other two languages hold
 * the same keys with the same parameters; this file names them.
 */
export const zhHans = {
  ...serviceZhHans,
  ...wechatZhHans,
  'label.automatic': '自动回复',
  'label.ai': '内容由人工智能生成，请核对来源',
  'label.ai-draft': '答复草稿由人工智能生成，经座席核对',
  'label.ai-translation': '由人工智能翻译，经座席核对',
  'label.sources': '来源',
  'label.conditions': '说明',
  'label.notices': '提示',
  'label.quoted-zh': '中文原文',
  'label.quoted-en': '英文原文',
  'citation.full': '{title} {section}',
  'citation.basis': '依据：{places}',
  'citation.article': '{law}第{article}条',
  'citation.number': '（{number}）',
  'citation.since': '自{from}起施行',
  'citation.between': '{from}起施行，有效至{to}',
  'citation.source-title': '{title}（{original}）',

  'card.selected': '{label}：{value}。',
  'answer.quote': '{title}{section}规定：',
  'answer.near': '也可能您要问的是“{title}”：',
  'answer.also': '另外，{title}：',
  'answer.see': '另见{title}{section}：',
  'partly.foreign-source': '这个问题（{topic}）目前只有英文资料，见{title}{section}，下面引用原文：',
  'partly.missing-fee': '关于费用，知识库里没有能准确回答的资料，可以回复“转人工”。',
  'partly.missing-time': '关于期限，知识库里没有能准确回答的资料，可以回复“转人工”。',
  'partly.missing-materials': '关于需要的材料，上面没有说到，可以另外问一次，或者回复“转人工”。',
  'written.original-decides': '以上根据外文资料写成，以来源原文为准。',
  'partly.person': '以上只引用了原文，没有译文。需要有人为您说明，请回复“转人工”。',

  'notice.as-of': '以上按{date}有效的规定回答。',
  'notice.change': '{law}将有变化：新规定自{date}起施行。',
  'notice.change-period':
    '{law}将有变化：新规定自{date}起施行。期限如果跨过这一天，新规定怎样适用要以届时的规定为准，可以回复“转人工”核实。',
  'notice.change-unknown': '目前还不清楚的有：{unknown}',
  'notice.effective-to': '《{title}》的有效期到{date}为止，之后的规定请届时再确认。',
  'notice.invention':
    '请不要在这里写出还没有申请专利的技术内容。公开可能影响新颖性；您刚才的内容不会发给外部服务，也不会用来补充知识库。',

  'clarify.which-right': '您问的是哪一种？不同的权利，规定不一样。',

  'handover.low-confidence': '这个问题我没有把握答对，请人工座席来回答更稳妥。',
  'handover.no-evidence': '知识库里没有能准确回答这个问题的资料，请人工座席来回答。',
  'handover.asked-for-person': '好的，请人工座席来回答您。',
  'handover.complaint': '您反映的情况要由工作人员受理，请人工座席来处理。',
  'handover.own-case':
    '这要看您这件事的具体情况来判断，智能助手不作侵权、能否注册或输赢的结论，请人工座席来回答。',
  'handover.sensitive': '这件事请直接和工作人员沟通，请人工座席来回答。',
  'handover.sensitive.self-harm': '您现在的感受很重要。请马上告诉身边信任的人；有紧急危险请拨打 110 或 120。',
  'handover.sensitive.crime': '正在发生的违法犯罪或紧急危险，请立即拨打 110。',
  'handover.sensitive.state-secret': '涉及国家秘密或国防的内容请不要在这里发送，请当面向主管部门咨询。',
  'handover.changed-law':
    '{law}自{date}起适用新规定，知识库里还没有经过确认的新规定，所以不按旧规定回答，请人工座席来回答。',
  'handover.changed-law-undated': '与这个问题有关的规定已经失效，知识库里还没有新的规定，请人工座席来回答。',
  'handover.changed-law-ahead':
    '{law}的新规定自{date}起施行，您问的这一点在知识库里还没有经过确认的内容，请人工座席来回答。',
  'handover.unpublished-invention': '您说的像是还没有申请的发明，请人工座席用合适的方式为您解答。',
  'handover.model-failure': '现在无法生成可靠的回答，请人工座席来回答。',
  'handover.repeated': '看来前面的回答没有解决您的问题，请人工座席来回答。',
  'handover.negative-rating': '很抱歉没有帮到您，请人工座席来跟进。',
  'handover.switched-off': '智能助手暂停服务，请人工座席来回答。急事也可以拨打市民服务热线12345。',
  'handover.where-to-check': '目前能确认的是：',

  'decline.out-of-scope':
    '这里解答知识产权方面的问题（专利、商标、著作权、地理标志、商业秘密等）。其他事项可以拨打 12345 市民热线。',
  'decline.unsafe': '这个请求我不能处理。知识产权方面的问题可以直接问我，也可以回复“转人工”。',
  'decline.abuse': '我听到您的不满了。请说说具体的问题，或者回复“转人工”由人工座席来处理。',
  'decline.too-long': '内容太长了，请用不超过 {limit} 个字写出最想问的一个问题。',

  'greeting.hello':
    '您好，我是知识产权公共服务的智能助手，可以回答专利、商标、著作权等方面的问题，并给出依据。请直接写出问题，也可以回复“转人工”。',
  'greeting.thanks': '不客气。还有问题可以接着问。',
  'greeting.bye': '再见，有知识产权方面的问题随时来问。',
  'greeting.what': '没有看懂您的意思。请用一句话写出问题，例如“商标续展什么时候办”；也可以回复“转人工”。',
  'greeting.who':
    '我是知识产权公共服务的智能助手，是程序，不是真人。我从知识库里找依据回答问题；没有把握时会请人工座席来回答。',
  'rated.thanks': '感谢您的评价。',

  'topic.patent': '专利',
  'topic.trademark': '商标',
  'topic.copyright': '著作权（版权）',
  'topic.geographical-indication': '地理标志',
  'topic.layout-design': '集成电路布图设计',
  'topic.trade-secret': '商业秘密',
  'topic.plant-variety': '植物新品种',
  'topic.data': '数据知识产权',
  'topic.customs': '海关保护',
  'topic.unfair-competition': '反不正当竞争',
  'topic.enforcement': '维权与纠纷',
  'topic.finance': '知识产权金融',
  'topic.public-service': '公共服务',
  'topic.foreign': '涉外事务',
  'topic.other': '知识产权',
} as const;

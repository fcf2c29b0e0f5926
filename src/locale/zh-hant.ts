import { serviceZhHant } from './service/zh-hant.ts';
import { wechatZhHant } from './wechat/zh-hant.ts';
import type { Sentences } from './sentences.ts';

/** Every sentence a visitor can see, in Traditional Chinese. */
export const zhHant: Sentences = {
  ...serviceZhHant,
  ...wechatZhHant,
  'label.automatic': '自動回覆',
  'label.ai': '內容由人工智慧產生，請核對來源',
  'label.ai-draft': '回覆草稿由人工智慧產生，經座席核對',
  'label.ai-translation': '由人工智慧翻譯，經座席核對',
  'label.sources': '來源',
  'label.conditions': '說明',
  'label.notices': '提示',
  'label.quoted-zh': '中文原文',
  'label.quoted-en': '英文原文',
  'citation.full': '{title} {section}',
  'citation.basis': '依據：{places}',
  'citation.article': '{law}第{article}條',
  'citation.number': '（{number}）',
  'citation.since': '自{from}起施行',
  'citation.between': '{from}起施行，有效至{to}',
  'citation.source-title': '{title}（{original}）',

  'card.selected': '{label}：{value}。',
  'answer.quote': '{title}{section}規定：',
  'answer.near': '也可能您要問的是「{title}」：',
  'answer.also': '另外，{title}：',
  'answer.see': '另見{title}{section}：',
  'partly.foreign-source': '這個問題（{topic}）目前只有英文資料，見{title}{section}，下面引用原文：',
  'partly.missing-fee': '關於費用，知識庫裡沒有能準確回答的資料，可以回覆「轉人工」。',
  'partly.missing-time': '關於期限，知識庫裡沒有能準確回答的資料，可以回覆「轉人工」。',
  'partly.missing-materials': '關於需要的材料，上面沒有說到，可以另外問一次，或者回覆「轉人工」。',
  'written.original-decides': '以上根據外文資料寫成，以來源原文為準。',
  'partly.person': '以上只引用了原文，沒有譯文。需要有人為您說明，請回覆「轉人工」。',

  'notice.as-of': '以上按{date}有效的規定回答。',
  'notice.change': '{law}將有變化：新規定自{date}起施行。',
  'notice.change-period':
    '{law}將有變化：新規定自{date}起施行。期限如果跨過這一天，新規定怎樣適用要以屆時的規定為準，可以回覆「轉人工」核實。',
  'notice.change-unknown': '目前還不清楚的有：{unknown}',
  'notice.effective-to': '《{title}》的有效期到{date}為止，之後的規定請屆時再確認。',
  'notice.invention':
    '請不要在這裡寫出還沒有申請專利的技術內容。公開可能影響新穎性；您剛才的內容不會傳給外部服務，也不會用來補充知識庫。',

  'clarify.which-right': '您問的是哪一種？不同的權利，規定不一樣。',

  'handover.low-confidence': '這個問題我沒有把握答對，請人工座席來回答更穩妥。',
  'handover.no-evidence': '知識庫裡沒有能準確回答這個問題的資料，請人工座席來回答。',
  'handover.asked-for-person': '好的，請人工座席來回答您。',
  'handover.complaint': '您反映的情況要由工作人員受理，請人工座席來處理。',
  'handover.own-case':
    '這要看您這件事的具體情況來判斷，智慧助手不作侵權、能否註冊或輸贏的結論，請人工座席來回答。',
  'handover.sensitive': '這件事請直接和工作人員溝通，請人工座席來回答。',
  'handover.sensitive.self-harm': '您現在的感受很重要。請馬上告訴身邊信任的人；有緊急危險請撥打 110 或 120。',
  'handover.sensitive.crime': '正在發生的違法犯罪或緊急危險，請立即撥打 110。',
  'handover.sensitive.state-secret': '涉及國家秘密或國防的內容請不要在這裡傳送，請當面向主管部門諮詢。',
  'handover.changed-law':
    '{law}自{date}起適用新規定，知識庫裡還沒有經過確認的新規定，所以不按舊規定回答，請人工座席來回答。',
  'handover.changed-law-undated': '與這個問題有關的規定已經失效，知識庫裡還沒有新的規定，請人工座席來回答。',
  'handover.changed-law-ahead':
    '{law}的新規定自{date}起施行，您問的這一點在知識庫裡還沒有經過確認的內容，請人工座席來回答。',
  'handover.unpublished-invention': '您說的像是還沒有申請的發明，請人工座席用合適的方式為您解答。',
  'handover.model-failure': '現在無法產生可靠的回答，請人工座席來回答。',
  'handover.repeated': '看來前面的回答沒有解決您的問題，請人工座席來回答。',
  'handover.negative-rating': '很抱歉沒有幫到您，請人工座席來跟進。',
  'handover.switched-off': '智慧助手暫停服務，請人工座席來回答。急事也可以撥打市民服務熱線12345。',
  'handover.where-to-check': '目前能確認的是：',

  'decline.out-of-scope':
    '這裡解答智慧財產權（知識產權）方面的問題（專利、商標、著作權、地理標誌、商業秘密等）。其他事項可以撥打 12345 市民熱線。',
  'decline.unsafe': '這個請求我不能處理。知識產權方面的問題可以直接問我，也可以回覆「轉人工」。',
  'decline.abuse': '我聽到您的不滿了。請說說具體的問題，或者回覆「轉人工」由人工座席來處理。',
  'decline.too-long': '內容太長了，請用不超過 {limit} 個字寫出最想問的一個問題。',

  'greeting.hello':
    '您好，我是知識產權公共服務的智慧助手，可以回答專利、商標、著作權等方面的問題，並給出依據。請直接寫出問題，也可以回覆「轉人工」。',
  'greeting.thanks': '不客氣。還有問題可以接著問。',
  'greeting.bye': '再見，有知識產權方面的問題隨時來問。',
  'greeting.what': '沒有看懂您的意思。請用一句話寫出問題，例如「商標續展什麼時候辦」；也可以回覆「轉人工」。',
  'greeting.who':
    '我是知識產權公共服務的智慧助手，是程式，不是真人。我從知識庫裡找依據回答問題；沒有把握時會請人工座席來回答。',
  'rated.thanks': '感謝您的評價。',

  'topic.patent': '專利',
  'topic.trademark': '商標',
  'topic.copyright': '著作權（版權）',
  'topic.geographical-indication': '地理標誌',
  'topic.layout-design': '積體電路布圖設計',
  'topic.trade-secret': '商業秘密',
  'topic.plant-variety': '植物新品種',
  'topic.data': '資料知識產權',
  'topic.customs': '海關保護',
  'topic.unfair-competition': '反不正當競爭',
  'topic.enforcement': '維權與糾紛',
  'topic.finance': '知識產權金融',
  'topic.public-service': '公共服務',
  'topic.foreign': '涉外事務',
  'topic.other': '知識產權',
};

import { serviceEn } from './service/en.ts';
import { wechatEn } from './wechat/en.ts';
import type { Sentences } from './sentences.ts';

/** Every sentence a visitor can see, in English. */
export const en: Sentences = {
  ...serviceEn,
  ...wechatEn,
  'label.automatic': 'Automatic reply',
  'label.ai': 'AI-generated; please check the sources',
  'label.ai-draft': 'Draft by AI, checked by an agent',
  'label.ai-translation': 'Translated by AI, checked by an agent',
  'label.sources': 'Sources',
  'label.conditions': 'Please note',
  'label.notices': 'Notice',
  'label.quoted-zh': 'Original text in Chinese',
  'label.quoted-en': 'Original text in English',
  'citation.full': '{title}, {section}',
  'citation.basis': 'based on {places}',
  'citation.article': '{law} art. {article}',
  'citation.number': ' ({number})',
  'citation.since': 'in force since {from}',
  'citation.between': 'in force from {from} to {to}',
  'citation.source-title': '{title} ({original})',

  'card.selected': '{label}: {value}.',
  'answer.quote': '{title}, {section}:',
  'answer.near': 'You may also mean “{title}”:',
  'answer.also': 'Also, {title}:',
  'answer.see': 'See also {title}, {section}:',
  'partly.foreign-source':
    'On this question ({topic}) we only have the Chinese text. The rule is in {title}, {section}; the original follows.',
  'partly.missing-fee':
    'On the amount, the knowledge base holds nothing precise; you can reply "speak to a person".',
  'partly.missing-time':
    'On the time, the knowledge base holds nothing precise; you can reply "speak to a person".',
  'partly.missing-materials':
    'The documents needed are not part of this answer; ask for them separately, or reply "speak to a person".',
  'written.original-decides':
    'This answer was written from Chinese texts; the Chinese original of the sources decides.',
  'partly.person':
    'This is the original text without a translation. To have it explained, reply "speak to a person".',

  'notice.as-of': 'This answer follows the rules in force on {date}.',
  'notice.change': 'The law is about to change ({law}): new rules apply from {date}.',
  'notice.change-period':
    'The law is about to change ({law}): new rules apply from {date}. If your period runs past that day, the new rules decide how it is counted; reply "speak to a person" to have it checked.',
  'notice.change-unknown': 'Not known yet: {unknown}',
  'notice.effective-to': '"{title}" is valid until {date}; please check again for what comes after.',
  'notice.invention':
    'Please do not describe technical content that has not been filed yet. Disclosure can harm novelty. What you wrote will not be sent to an outside service or used for the knowledge base.',

  'clarify.which-right': 'Which one do you mean? The rules differ by right.',

  'handover.low-confidence':
    'I am not sure enough to answer this correctly; a hotline agent should answer it.',
  'handover.no-evidence':
    'The knowledge base holds nothing that answers this precisely; a hotline agent should answer it.',
  'handover.asked-for-person': 'Certainly. A hotline agent will answer you.',
  'handover.complaint': 'What you report has to be handled by staff; a hotline agent should take it.',
  'handover.own-case':
    'This depends on the facts of your own case. The assistant gives no verdict on infringement, registrability or chances; a hotline agent should answer it.',
  'handover.sensitive': 'Please speak with a member of staff about this; a hotline agent should answer it.',
  'handover.sensitive.self-harm':
    'How you feel matters. Please tell someone you trust right now; in an emergency call 110 or 120.',
  'handover.sensitive.crime': 'If a crime or danger is happening now, please call 110 at once.',
  'handover.sensitive.state-secret':
    'Please do not send anything about state secrets or national defence here; ask the competent authority in person.',
  'handover.changed-law':
    'New rules have applied to the {law} since {date}. The knowledge base does not hold confirmed new rules yet, so it does not answer from the old ones; a hotline agent should answer it.',
  'handover.changed-law-undated':
    'The rules on this question are no longer in force and the knowledge base does not hold the new ones yet; a hotline agent should answer it.',
  'handover.changed-law-ahead':
    'New rules apply to the {law} from {date}. The knowledge base holds nothing confirmed on this point yet; a hotline agent should answer it.',
  'handover.unpublished-invention':
    'This sounds like an invention that has not been filed; a hotline agent should answer you in a suitable way.',
  'handover.model-failure':
    'No reliable answer can be given at the moment; a hotline agent should answer it.',
  'handover.repeated': 'My earlier answer did not solve your question; a hotline agent should answer it.',
  'handover.negative-rating': 'I am sorry this did not help; a hotline agent should follow up.',
  'handover.switched-off':
    'The assistant is paused; a hotline agent should answer you. If it is urgent, you can also call the citizens’ hotline 12345.',
  'handover.where-to-check': 'What can be confirmed so far:',

  'decline.out-of-scope':
    'This service answers questions on intellectual property (patents, trademarks, copyright, geographical indications, trade secrets and so on). For other matters, call the citizens’ hotline 12345.',
  'decline.unsafe':
    'I cannot act on this request. Ask me about intellectual property, or reply "speak to a person".',
  'decline.abuse':
    'I hear that you are unhappy. Tell me what the question is, or reply "speak to a person" to reach a hotline agent.',
  'decline.too-long':
    'That is too long. Please put your most important question in at most {limit} characters.',

  'greeting.hello':
    'Hello, I am the assistant of the public intellectual-property service. I answer questions on patents, trademarks, copyright and more, with the source. Write your question, or reply "speak to a person".',
  'greeting.thanks': 'You are welcome. Just ask if there is anything else.',
  'greeting.bye': 'Goodbye. Come back any time with questions on intellectual property.',
  'greeting.what':
    'I did not understand that. Please put your question in one sentence, such as "When do I renew a trademark?", or reply "speak to a person".',
  'greeting.who':
    'I am the assistant of the public intellectual-property service: a program, not a person. I answer from a knowledge base with its sources, and a hotline agent takes over when I am not sure.',
  'rated.thanks': 'Thank you for your rating.',

  'topic.patent': 'patents',
  'topic.trademark': 'trademarks',
  'topic.copyright': 'copyright',
  'topic.geographical-indication': 'geographical indications',
  'topic.layout-design': 'layout designs of integrated circuits',
  'topic.trade-secret': 'trade secrets',
  'topic.plant-variety': 'plant varieties',
  'topic.data': 'data registration',
  'topic.customs': 'customs protection',
  'topic.unfair-competition': 'unfair competition',
  'topic.enforcement': 'enforcement and disputes',
  'topic.finance': 'intellectual-property finance',
  'topic.public-service': 'public services',
  'topic.foreign': 'foreign-related matters',
  'topic.other': 'intellectual property',
};

import type { wechatZhHans } from './zh-hans.ts';

/** What only visitors in WeChat see; in English. */
export const wechatEn: Readonly<Record<keyof typeof wechatZhHans, string>> = {
  'wechat.location':
    'Location received; an agent can see it. The assistant does not use locations: please write your question and the district.',
  'wechat.link':
    'Link received; an agent can see it. The assistant does not open links: please write your question.',
  'wechat.voice':
    'Voice message received; an agent can listen to it. The assistant cannot: please write instead.',
  'wechat.media-failed': 'That could not be fetched. Please send it again, or write it.',
  'wechat.unsupported':
    'This kind of message cannot be read here. Please write your question, or reply "speak to a person".',
  'wechat.with-agent': 'An agent is with you; just write.',
  'wechat.full-text': 'Full text and sources: {url}',
  'wechat.cut-short':
    'The text is long and was not sent to its end. For the rest, reply "speak to a person".',
  'wechat.choose-by-number': 'Reply with a number to choose, or simply write your question.',
  'wechat.menu-tail': 'Or simply write your question.',
  'wechat.agent': 'Agent',
  'wechat.rate.5': 'Very satisfied',
  'wechat.rate.4': 'Satisfied',
  'wechat.rate.3': 'Fairly satisfied',
  'wechat.rate.2': 'Dissatisfied',
  'wechat.rate.1': 'Very dissatisfied',
  'wechat.already-rated': 'This conversation has been rated already. Thank you.',

  'wechat.page.title': 'Full text and sources',
  'wechat.page.about': 'Public intellectual-property service',
  'wechat.page.quote': 'Original text',
  'wechat.page.link': 'Open the official page',
  'wechat.page.until': 'This page can be opened until {date}. Please do not pass it on.',
  'wechat.page.expired': 'This page has expired. Please ask again in the Official Account.',
  'wechat.page.gone': 'There is no such page, or its content was deleted.',

  'wechat.menu.questions': 'Questions',
  'wechat.menu.web': 'Web chat',
  'wechat.menu.person': 'Person',
  'wechat.menu.patent': 'Annual fees',
  'wechat.menu.trademark': 'Trademark filing',
  'wechat.menu.copyright': 'Copyright',
  'wechat.menu.rights': 'Infringement',
  'wechat.menu.english': 'Design patent term',
  'wechat.ask.patent': 'What are the annual fees of an invention patent?',
  'wechat.ask.trademark': 'How do I apply for a trademark?',
  'wechat.ask.copyright': 'How do I register copyright in a work?',
  'wechat.ask.rights': 'My patent is infringed. What can I do?',
  'wechat.ask.english': 'How long is a design patent valid in China?',
};

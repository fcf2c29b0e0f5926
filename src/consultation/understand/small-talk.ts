import type { Rule } from './rule.ts';

const end = '[!。.~,?… ]*$';

/** A greeting and nothing else. */
export const hello: Rule = {
  any: [
    new RegExp(
      `^(你好|您好|你们好|大家好|哈喽|哈啰|嗨|喂|早|早安|早上好|上午好|中午好|下午好|晚上好|在吗|在不在|在么|有人吗|客服你好|老师好|请问在吗|请问|咨询(一下)?|我想咨询(一下)?|我有(个|一个)?问题(想问)?|想问一下|问一下|问个问题)(呀|啊|哦|哈|的|,|!|,| )*(你好|您好|在吗|请问)?${end}`,
    ),
    new RegExp(
      `^(hi|hello|hey|good (morning|afternoon|evening|day)|greetings|hi there|hello there|dear sir or madam|anyone there|is anyone there|i have a question|may i ask (a question|you something))( there| everyone| again)?${end}`,
    ),
  ],
  examples: ['你好', '您好！', '在吗？', '早上好', '我想咨询一下', 'Hello', 'hi there!', 'Good morning'],
  counterexamples: ['你好，商标怎么续展', '在吗，专利年费多少', 'Hello, how do I renew a trademark?'],
};

/** Thanks and nothing else. */
export const thanks: Rule = {
  any: [
    new RegExp(
      `^(好的?|嗯|行|明白了?|知道了|懂了|了解了?|ok|收到)?[,。!~ ]*(非常感谢|十分感谢|感谢(您|你|你们)?|谢谢|多谢|谢了|谢啦|3q|thx|辛苦了|麻烦了)(你|您|你们|大家|啊|哦|哈|了|啦|老师|帮助|回复|解答|的|您的|你的| )*${end}`,
    ),
    new RegExp(
      `^(好的?|明白了?|知道了|懂了|了解了?|收到|嗯+|行|ok|okay|got it|i see|understood|great|perfect)(吧|啊|哦|呢|了)?${end}`,
    ),
    new RegExp(
      `^(ok(ay)?|great|perfect|got it)?[,. ]*(thanks|thank you|many thanks|thx|cheers|much appreciated)( so much| very much| a lot| again| for (your|the) (help|answer|reply))?${end}`,
    ),
  ],
  examples: ['谢谢', '好的，谢谢您', '感謝你的解答', '明白了', 'Thanks a lot!', 'OK thank you', 'got it'],
  counterexamples: ['谢谢，那商标呢', 'Thanks, and what about designs?', '感谢信能登记版权吗'],
};

/** A goodbye and nothing else. */
export const bye: Rule = {
  any: [
    new RegExp(
      `^(好的?|谢谢)?[,。! ]*(再见|拜拜|拜|下次再聊|先这样|没事了|没有(别的)?问题了|没有了|不用了)(吧|了|啊)?${end}`,
    ),
    new RegExp(
      `^(ok(ay)?|thanks)?[,. ]*(bye|goodbye|bye bye|see you( later)?|that's all|that is all|nothing else|no more questions)${end}`,
    ),
  ],
  examples: ['再见', '拜拜', '没事了', 'Goodbye!', "that's all"],
  counterexamples: ['商标没了怎么办', '不用了的商标会被撤销吗'],
};

/** Who or what is answering? */
export const who: Rule = {
  any: [
    new RegExp(
      `^(请问)?(你|您)(到底)?(是|叫)(什么|谁|啥|什么名字|不是|人还是机器|真人还是机器人?|机器人|ai|人工智能|真人|人|程序|chatgpt|gpt|deepseek|谁做的|干什么的|做什么的|哪个单位的?)(人|东西|模型|机器人)?(呀|啊|吗|呢|的|么)*${end}`,
    ),
    new RegExp(
      `^(请问)?(你|您)(能|会|可以)(做|干|帮我?做?|回答)(些|点)?(什么|啥|哪些(事|问题)?)(问题|事)?(呀|啊|呢)?${end}`,
    ),
    new RegExp(
      `^(are you|am i (talking|speaking) (to|with)) (an? )?(real |human|live )?(human|person|bot|robot|chatbot|machine|ai|program|someone)( or (an? )?(human|person|bot|robot|machine|real person))?${end}`,
    ),
    new RegExp(
      `^(who|what) are you( exactly)?${end}|^what can you (do|help( me)? with|answer)( for me)?${end}`,
    ),
  ],
  examples: [
    '你是谁',
    '你是机器人吗？',
    '您是真人还是机器人',
    '你能做什么',
    'Are you a robot?',
    'Who are you?',
    'what can you do',
  ],
  counterexamples: [
    '你们能做预审吗',
    'AI能当发明人吗',
    'What are you going to charge for a design?',
    '谁是发明人',
  ],
};

import type { WrittenLanguage } from '../../src/language/language.ts';
import { escapeHtml, page } from './markup.ts';
import type { RunReport } from './run-report.ts';

/** Of so many questions or answers, a whole number out of 100. */
const inHundred = (share: number | undefined) => String(Math.round(100 * (share ?? 0)));

interface Section {
  readonly title: string;
  readonly lines: readonly string[];
}

/** What a citizen wants to know before trusting an answer, in plain words, from the figures of one run. */
export function systemCard(report: RunReport, language: WrittenLanguage): string {
  const { title, lead, sections } = texts[language](report);
  const body = sections.map(
    (section) =>
      `<h2>${escapeHtml(section.title)}</h2><ul>${section.lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul>`,
  );
  return page(
    language === 'en' ? 'en' : 'zh-Hans',
    title,
    `<h1>${escapeHtml(title)}</h1><p>${escapeHtml(lead)}</p>${body.join('')}`,
  );
}

interface Card {
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly Section[];
}

const texts: Readonly<Record<WrittenLanguage, (report: RunReport) => Card>> = {
  'zh-Hans': chinese,
  en: english,
};

function chinese({
  answers,
  workingPoint: point,
  target,
  release,
  calibration,
  foreignAnswered,
}: RunReport): Card {
  const { all } = answers;
  const promise = point.promised
    ? `我们承诺：它自己给出的回答，每100条中错误的不超过${inHundred(target)}条。这一承诺有八成把握，只对与测试题相近的问题成立。`
    : `目前的测试题还不够，我们暂时不作错误率承诺，只在最有把握时才回答。`;
  return {
    title: '智能助手说明卡',
    lead: '这一页告诉您：谁在回答您，它有多可靠，什么时候会交给人工，以及您的信息怎样处理。',
    sections: [
      {
        title: '它是什么',
        lines: [
          '它是知识产权公共服务热线的程序，不是真人。它只根据知识库里的法律、政策、办事指南和问答作答，每条回答都注明出处。',
          `知识库目前有${release.documents}份内容。没有配置大模型时，回答都是原文摘录或登记的事实，不是生成的文字；由模型写的文字会标明“AI生成”。`,
          '它不能替您提交、缴费、预约或查询个人案件，也不判断您的案件能否胜诉、商标能否注册、是否侵权。',
        ],
      },
      {
        title: '它有多可靠',
        lines: [
          promise,
          `我们用${answers.all.questions}个事先写好的问题测试它。应当由它回答的问题，每100个中它回答了约${inHundred(all.answered)}个，其余转给人工。`,
          `它回答了的，每100个中约${inHundred(all.rightOfAnswered)}个正确（结论、出处、金额和期限都对才算）。`,
          `不该由它回答的问题（如个案判断、投诉、法律已变），每100个中约${inHundred(all.handoverKept)}个没有擅自回答。`,
          `与知识产权无关的${foreignAnswered.of}个问题中，它错误地回答了${foreignAnswered.answered}个。`,
        ],
      },
      {
        title: '它的弱点',
        lines: [
          '知识库里没有的内容，它有时会用相近的内容回答。请看清回答的标题和出处是不是您问的事项。',
          '一句话问两件事、接着上一句追问、有错别字的问题，它更容易转人工或答不全。',
          '法律会变。回答注明依据的生效日期；已知将要修改的，会提醒您并请您找人工确认。',
        ],
      },
      {
        title: '您随时可以找人',
        lines: [
          '任何时候说“转人工”即可。它没有把握时也会主动转人工；无人值班时会留下回电工单，您也可以拨打12345。',
          '回答错了，请点“没有帮助”或告诉座席。当反馈与承诺不符时，系统会提醒管理人员。',
        ],
      },
      {
        title: '您的信息',
        lines: [
          '身份证号、电话、银行卡等个人信息在记录前就被遮盖。请不要写出尚未申请专利的发明内容。',
          '除非管理单位明确同意，问题不会发送给外部模型。',
        ],
      },
      {
        title: '这些数字从哪里来',
        lines: [
          `第${release.number}版知识库；校准日期${calibration.fittedOn}，${calibration.questions}个有标准答案的问题。用同样的题目和程序可以重新得出这些数字。`,
        ],
      },
    ],
  };
}

function english({
  answers,
  workingPoint: point,
  target,
  release,
  calibration,
  foreignAnswered,
}: RunReport): Card {
  const { all } = answers;
  const promise = point.promised
    ? `Our promise: of every 100 answers it gives by itself, no more than ${inHundred(target)} are wrong. We are four in five sure of this, for questions like those we tested.`
    : 'There are too few test questions for a promise yet; it answers only when it is surest.';
  return {
    title: 'About the automatic assistant',
    lead: 'Who answers you here, how far you can rely on it, when a person takes over, and what happens to what you write.',
    sections: [
      {
        title: 'What it is',
        lines: [
          'A program of the intellectual-property hotline, not a person. It answers only from the laws, policies, guides and facts in its knowledge base, and names the source each time.',
          `The knowledge base holds ${release.documents} items. Where no language model is set up, answers are quotations and recorded facts, not generated text; text written by a model is marked as AI-generated.`,
          'It cannot file, pay, book or look up your case, and it does not judge whether you will win, whether a mark will be registered, or whether something infringes.',
        ],
      },
      {
        title: 'How far you can rely on it',
        lines: [
          promise,
          `We test it with ${all.questions} questions written beforehand. Of 100 questions it should answer it answers about ${inHundred(all.answered)}; the rest go to a person.`,
          `Of 100 of these answers about ${inHundred(all.rightOfAnswered)} are right: the point, the source, and every amount and time limit.`,
          `Of 100 questions it must not answer (a verdict on your own case, a complaint, a law that has changed) it leaves about ${inHundred(all.handoverKept)} unanswered.`,
          `Of ${foreignAnswered.of} questions about other matters it wrongly answered ${foreignAnswered.answered}.`,
        ],
      },
      {
        title: 'Where it is weak',
        lines: [
          'When the knowledge base lacks the answer, it may answer with something close to it. Check that the title and the source are about what you asked.',
          'Two questions in one, short follow-ups and typing errors lead more often to a person, or to an incomplete answer.',
          'Laws change. Answers name the dates of their sources; where a change is known, they say so and offer a person.',
        ],
      },
      {
        title: 'You can always reach a person',
        lines: [
          'Ask for a person at any time. When the assistant is not sure, it hands over by itself; when nobody is on duty you get a call-back ticket, and 12345 is there.',
          'If an answer is wrong, tap “not helpful” or tell the agent. When feedback contradicts the promise, those who run the service are told.',
        ],
      },
      {
        title: 'What you write',
        lines: [
          'Identity numbers, phone and card numbers are masked before anything is recorded. Please do not describe an invention that has not been filed.',
          'Questions go to no outside model unless the office has agreed to it.',
        ],
      },
      {
        title: 'Where these figures come from',
        lines: [
          `Knowledge release ${release.number}; calibrated on ${calibration.fittedOn} with ${calibration.questions} labelled questions. The same questions and program give the same figures again.`,
        ],
      },
    ],
  };
}

import { normalise } from '../../language/script.ts';
import { wordsOf, type Check } from './check.ts';

/** Acts the program cannot do, told as done or promised. */
const promises: readonly RegExp[] = [
  /系统(已经?|会|将|马上|这就|立即)(为|帮|替|给)(您|你).{0,6}(提交|递交|申请|登记|受理|办理|缴(纳|费)|预约|报名|撤回|下载|发送|联系|通知|转账|退款|查询|修改|注册|立案|备案)/,
  /(我|我们|本助手)(已经?|会|将|马上|这就|可以|正在|立即)(为|帮|替|给)?(您|你)?.{0,6}(提交|递交|申请|登记|受理|办理|缴(纳|费)|预约|报名|撤回|下载|发送|联系|通知|转账|退款|查询|修改|注册|立案|备案)(了|完成|成功|好)?/,
  /已(经)?(为|帮|替|给)(您|你).{0,8}(提交|递交|申请|登记|受理|办理|缴(纳|费)|预约|报名|联系|通知|退款|查询|立案|备案)/,
  /(?<!(?:不|没有|无法|不能|不会|无人|别信).{0,6})(保证|承诺|确保)(您|你|一定|会|能).{0,12}(授权|注册|通过|成功|胜诉|退款|批准)/,
  /\b(i|we) (have|'ve|will|'ll|am|are|can) (already |now |just )?(submit\w*|fil(e|ed|ing)|register\w*|book\w*|pay|paid|send|sent|contact\w*|cancel\w*|request\w*|refund\w*|withdraw\w*|forward\w*)\b.{0,30}\b(you|your)\b/,
  /(?<!\b(?:no|not|never|cannot|can't|nobody|nor|neither|without)\b.{0,24})\b(guarantee|promise|assure)s?\b(?! no\b).{0,30}\b(grant|registration|approval|success|win|refund)\b/,
];

/** No promise of acts the program cannot do leaves, whoever wrote it. */
export const promisesCheck: Check = {
  name: 'promises',
  faults: ({ draft }) =>
    draft.lines.flatMap((line) => {
      if ('text' in line && line.quotedLanguage !== undefined) return [];
      const text = normalise(wordsOf(line));
      return promises.some((pattern) => pattern.test(text)) ? [{ line, because: 'a promise of an act' }] : [];
    }),
};

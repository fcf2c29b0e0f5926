import { describe, expect, it } from 'vitest';
import { normalise } from '../../language/script.ts';
import { aspectsOf } from './aspects.ts';

describe('aspectsOf', () => {
  it.each([
    ['外观设计专利保护多少年', 'time'],
    ['商标异议期几个月', 'time'],
    ['商标續展費多少', 'fee'],
    ['专利年费第四年多少钱', 'fee'],
    ['保护中心电话多少', 'phone'],
    ['保护中心在哪里', 'address'],
    ['窗口周六上班吗', 'hours'],
    ['变更地址要什么材料', 'materials'],
    ['海关备案向谁申请', 'who'],
    ['专利检索在哪里查', 'site'],
    ['质押贷款利率多少', 'share'],
    ['新商标法什么时候施行', 'date'],
    ['信息网点一共多少家', 'count'],
    ['How long is a design patent valid?', 'time'],
    ['How much is the renewal fee?', 'fee'],
    ['What is the fee for an opposition?', 'fee'],
    ['What is the deadline to ask for review?', 'time'],
    ['公司注销要罚多少', 'fee'],
    ['宽展期要交几百', 'fee'],
    ['What is the phone number of the centre?', 'phone'],
    ['Which court hears patent cases?', 'who'],
    ['What documents do I need?', 'materials'],
    ['How do I record an assignment?', 'way'],
    ['在上海申请专利，是到哪儿交材料', 'who'],
    ['質押登記要幾個工作天', 'time'],
    ['复审费应当在什么期限内缴', 'time'],
  ])('finds that “%s” asks for the %s', (question, aspect) => {
    expect(aspectsOf(normalise(question))).toContain(aspect);
  });

  it.each([
    ['专利转让在哪里办理', 'address'],
    ['商标被驳回了怎么办', 'fee'],
    ['在上海申请专利，是到哪儿交材料', 'materials'],
    ['公布以后别人用了，我能要钱吗', 'fee'],
    ['How may a university set the price when it licenses a patent?', 'fee'],
    ['What is the number of the current standard?', 'phone'],
    ['指导中心的上海分中心设在哪个单位', 'address'],
    ['确权的程序该怎么走', 'address'],
    ['投诉电话诈骗', 'phone'],
    ['变更公司地址后商标没变更', 'hours'],
    ['Is the old registration still fine?', 'fee'],
    ['May a foreign applicant pay the fees itself?', 'fee'],
    ['Who can end a fixed-term contract last?', 'time'],
  ])('does not take “%s” to ask for the %s', (question, aspect) => {
    expect(aspectsOf(normalise(question))).not.toContain(aspect);
  });
});

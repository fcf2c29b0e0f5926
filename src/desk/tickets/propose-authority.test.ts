import { describe, expect, it } from 'vitest';
import { authorityIdSchema } from '../wire/ticket.ts';
import { proposeAuthorities } from './propose-authority.ts';
import { authorityNames, routingTable } from './routing-table.ts';

const first = (text: string, topic?: Parameters<typeof proposeAuthorities>[0]['topic']) =>
  proposeAuthorities({ text, topic })[0]?.authority;

describe('whom a matter belongs to', () => {
  it.each([
    ['商标注册申请被驳回了，想复审', 'trademark', 'cnipa'],
    ['有人在网上卖盗版教材', 'copyright', 'copyright'],
    ['商场里卖假冒我们商标的鞋', 'trademark', 'market-regulation'],
    ['一批侵权货物要从口岸出口', 'trademark', 'customs'],
    ['别的公司侵犯我们的专利，怎么处理', 'patent', 'court'],
    ['想起诉要求赔偿', 'trademark', 'court'],
    ['仓库里正在制假，还威胁我们', 'trademark', 'police'],
    ['區裡的專利資助什麼時候發', 'finance', 'district'],
    ['不知道归谁管', 'other', '12345'],
    ['They sell counterfeit goods with our trademark', 'trademark', 'market-regulation'],
  ] as const)('“%s” (%s) → %s', (text, topic, authority) => {
    expect(first(text, topic)).toBe(authority);
  });

  it('proposes each authority once with its reason in both languages, and 12345 always', () => {
    const proposals = proposeAuthorities({ text: '假货从海关进口，想起诉', topic: 'customs' });
    const authorities = proposals.map(({ authority }) => authority);
    expect(new Set(authorities).size).toBe(authorities.length);
    expect(authorities).toContain('12345');
    for (const { name, reason } of proposals)
      for (const words of [name, reason]) expect([words['zh-Hans'], words.en]).not.toContain('');
  });

  it('knows every authority that tickets can go to, and a rule for each', () => {
    expect(Object.keys(authorityNames).sort()).toEqual([...authorityIdSchema.options].sort());
    expect(new Set(routingTable.map(({ authority }) => authority))).toEqual(
      new Set(authorityIdSchema.options),
    );
  });
});

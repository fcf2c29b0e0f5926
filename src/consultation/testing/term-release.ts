import type { Release } from '../../knowledge/release.ts';
import { releaseOf, statute } from './make-release.ts';

/** A law that states several quantities side by side, and no record of them: answers are quoted or written from it. */
export function termRelease(planted = ''): Release {
  return releaseOf(
    [
      statute(
        '试行专利条例',
        {
          7: '申请发明专利要交请求书、说明书和权利要求书；申请外观设计专利要交图片和简要说明。',
          31: `发明专利权的期限为二十年，实用新型专利权的期限为十年，外观设计专利权的期限为十五年，都从申请日起计算。${planted}`,
          32: '外观设计专利权人应当自授权当年起每年缴纳年费，期满六个月仍不缴纳的，专利权终止。',
        },
        { titles: { 'zh-Hans': '试行专利条例', en: 'Trial Patent Regulations' } },
      ),
      statute('试行商标条例', {
        12: '对初步审定公告的商标，可以在公告之日起三个月内提出异议，异议费每类五百元。',
        18: '注册商标的有效期为十年，从核准注册之日起计算；续展费每类五百元，延迟办理的另收二百五十元。',
      }),
    ],
    [],
  );
}

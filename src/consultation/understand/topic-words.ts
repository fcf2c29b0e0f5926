import type { Topic } from '../../knowledge/document.ts';
import { listed } from './word-list.ts';

/**
 * Words of the field by topic, Simplified and lower case, besides the names of the rights and the terms of the
 * release. A question that holds none of them all is hardly ours.
 */
export const topicWords: Readonly<Record<Topic, readonly string[]>> = {
  patent: listed(`
    权利要求, 说明书, 年费, 实审, 实质审查, 授权公告, 优先权, 新颖性, 创造性, 申请日, 国家阶段, 评价报告, 职务发明, 发明人, 开放许可, 强制许可, 费减, 减缴,
    代办处, 预审, 优先审查, 保密审查, 海牙, 一通, 二通, 审查意见, 办登, 下证, 登记簿副本, 滞纳金, 恢复权利, 分案, 现有技术, 先用权, 补正, 滞纳期,
    annuity, annuities, inventor, inventors, claims, novelty, inventive step, prior art, priority,
    national phase, office action, pre-examination, fast track, open licence, open license,
    compulsory licence, compulsory license, hague, evaluation report, service invention, filing date,
    fee reduction, grace period, substantive examination, specification`),
  trademark: listed(`
    续展, 宽展, 异议, 尼斯, 驰名, 显著性, 近似, 抢注, 注册证, 初审公告, 商品和服务, 集体商标, 证明商标, 标识, 品牌, 傍名牌, 傍大牌, 山寨, 仿冒, 冒牌,
    假货, 高仿, 驳复, 三年不使用,
    logo, opposition, nice class, nice classification, well-known mark, distinctive, squatting,
    squatter, squatted, marks, non-use, counterfeit, counterfeits, counterfeiting, fake, fakes,
    knock-off, knockoffs`),
  copyright: listed(`
    作品, 署名, 盗版, 抄袭, 剽窃, 盗图, 洗稿, 转载, 改编, 翻唱, 搬运, 二创, 字体, 信息网络传播, 复制权, 合理使用, 著作, 原创, 配乐, 背景音乐, 稿费,
    源代码,
    authorship, fair use, plagiarism, plagiarised, pirated, piracy, lyrics, font, source code`),
  'geographical-indication': listed(`
    特产, 地理标志产品, 专用标志,
    regional product, origin product`),
  'layout-design': listed(`
    集成电路, 芯片,
    integrated circuit, integrated circuits, semiconductor`),
  'trade-secret': listed(`
    保密协议, 竞业, 泄密, 客户名单, 秘方, 配方,
    nda, confidential, confidentiality, non-compete, customer list`),
  'plant-variety': listed(`
    育种, 繁殖材料, 苗木,
    breeding, seedlings, varieties`),
  data: [],
  customs: listed(`
    进出口, 扣货, 扣留, 报关,
    detained, detention`),
  'unfair-competition': listed(`
    不正当竞争, 混淆, 虚假宣传, 商业诋毁, 蹭,
    unfair competition, passing off, confusion, trade dress`),
  enforcement: listed(`
    侵权, 维权, 假冒, 赔偿, 律师函, 取证, 证据保全, 禁令, 保全, 行政裁决, 调解, 仲裁, 诉讼时效, 下架, 举报, 展会, 会展, 侵犯, 侵害, 惩罚性赔偿, 警告函,
    海外纠纷, 纠纷,
    337, 12330, 12315, infringe, infringes, infringed, infringing, infringement, damages, injunction,
    warning letter, cease and desist, takedown, take-down, mediation, mediate, arbitration,
    trade fair, exhibition, evidence preservation, statute of limitations`),
  finance: listed(`
    质押, 质权, 融资, 许可备案, 技术合同, 证券化, 作价入股,
    pledge, pledged, financing, valuation, licence, license, licensing`),
  'public-service': listed(`
    知识产权, 智慧财产, 智财, 保护中心, 服务网点, 工作站, 指导站, 热线, 一网通办, 一线通答, 培训基地, 好差评, 受理窗口, 国家知识产权局, 知产, 国知局, 商标局,
    专利局, 知识产权局, 中小微,
    12345, tisc, intellectual property, ip, cnipa, sipa, hotline, wipo, tiscs, public service`),
  foreign: listed(`
    涉外, 外国申请人, 外资`),
  other: listed(`
    代理机构, 代理人, 代理师, 专利代理,
    assignment`),
};

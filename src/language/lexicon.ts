/** Words of the field that a general dictionary lacks, for cutting text into words. Simplified script. */
export const lexicon: readonly string[] = `
复审 驳回 年费 费减 撤三 异议 宽展期 实用新型 外观设计 发明专利 专利权 商标权 著作权
`
  .trim()
  .split(/\s+/);

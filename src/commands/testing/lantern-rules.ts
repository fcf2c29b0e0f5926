/** A law that nobody else made, as a document to ingest: what it says is found in it and nowhere else. */
export function lanternRules(...articles: readonly string[]): string {
  return `---
title: 试行花灯设计展条例
status: confirmed
authority: department-rule
effectiveFrom: 2024-01-01
---

# 试行花灯设计展条例

${articles.map((article, index) => `第${'一二三四五'.charAt(index)}条 ${article}`).join('\n\n')}
`;
}

export const lanternPurpose = '为了保护花灯的外观设计，制定本条例。';
export const lanternDeadline =
  '举办花灯设计展的，外观设计展示人应当在展期结束之日起四十五日内提交花灯展示备案表。';

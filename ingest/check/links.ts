import { fillPlaceholders } from '../../src/knowledge/record-text.ts';
import { entryTexts, recordTexts, type Check, type KnowledgeBase } from './base.ts';

/** Whatever a record or an entry points to is there: copied values, related entries, records, outlets, what it replaces. */
export const checkLinks: Check = (base) => {
  checkPlaceholders(base);
  for (const { file, content } of base.records.values()) {
    for (const id of content.supersedes ?? []) need(base, file, 'supersedes', id);
  }
  for (const { file, content } of base.entries.values()) {
    const { entry } = content;
    for (const id of entry.records ?? []) {
      if (!base.records.has(id))
        base.problems.in(file).error(`names the record ${id}, which is not there.`, 'records');
    }
    for (const id of entry.related ?? []) need(base, file, 'related', id);
    for (const id of entry.supersedes ?? []) need(base, file, 'supersedes', id);
    for (const id of entry.kind === 'service' ? entry.outlets : []) {
      if (base.entries.get(id)?.content.entry.kind !== 'outlet')
        base.problems.in(file).error(`names the outlet ${id}, which is not there.`, 'outlets');
    }
  }
};

function checkPlaceholders(base: KnowledgeBase): void {
  const records = new Map([...base.records].map(([id, { content }]) => [id, content]));
  for (const { file, content } of base.records.values()) {
    for (const { place, language, text } of recordTexts(content)) {
      for (const name of fillPlaceholders(text, language, records, content).unknown) {
        base.problems.in(file).error(`copies {{${name}}}, which no record holds.`, `${language}, ${place}`);
      }
    }
  }
  for (const { file, content } of base.entries.values()) {
    for (const { place, language, text } of entryTexts(content)) {
      for (const name of fillPlaceholders(text, language, records).unknown) {
        base.problems.in(file).error(`copies {{${name}}}, which no record holds.`, `${language}, ${place}`);
      }
    }
  }
}

function need(base: KnowledgeBase, file: string, field: string, id: string): void {
  if (!base.entries.has(id) && !base.records.has(id))
    base.problems.in(file).error(`names ${id}, which is not there.`, field);
}

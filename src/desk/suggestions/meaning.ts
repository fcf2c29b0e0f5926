import type { ConsultationRequest, Turn } from '../../consultation/turn.ts';
import { writtenLanguageFor } from '../../language/language.ts';
import type { DeskParts } from '../parts.ts';
import { counterpartOf } from '../evidence.ts';
import { draftText } from './draft-text.ts';

/**
 * The Chinese beside an English draft, as far as bilingual entries go: the same question answered in Chinese where that
 * rests on the same source, else the Chinese text of the passages that were cited.
 */
export async function chineseMeaning(
  desk: DeskParts,
  request: ConsultationRequest,
  turn: Turn,
): Promise<string | undefined> {
  if (writtenLanguageFor(turn.language) !== 'en' || draftText(turn) === undefined) return undefined;
  const chinese = await desk.draft({ ...request, language: 'zh-Hans' });
  const same = mainSource(chinese) === mainSource(turn) && chinese.outcome === turn.outcome;
  if (same) return draftText(chinese);
  const { index } = desk.knowledge();
  const texts = turn.reply.citations.flatMap(({ passageId }) => {
    const passage = index.passage(passageId);
    if (passage === undefined) return [];
    return passage.language === 'en' ? (counterpartOf(index, passage)?.text ?? []) : passage.text;
  });
  return texts.length === 0 ? undefined : texts.join('\n\n');
}

function mainSource({ reply }: Turn): string | undefined {
  return reply.citations[0]?.documentId;
}

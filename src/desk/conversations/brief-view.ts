import type { Brief } from '../../conversations/brief.ts';
import { renderLine } from '../../locale/render.ts';
import { writtenLanguageFor } from '../../language/language.ts';
import { dayAt } from '../../platform/day.ts';
import { evidenceViews } from '../evidence.ts';
import type { DeskParts } from '../parts.ts';
import { shownTitle } from '../titles.ts';
import type { BriefView } from '../wire/conversation.ts';

/** A brief on one view: what was asked and answered, why it was handed over, and the evidence as it stands today. */
export function briefView(desk: DeskParts, brief: Brief): BriefView {
  const { index } = desk.knowledge();
  const { language, reason, topic, hotlineFunction, asked, summary } = brief;
  return {
    language,
    reason,
    ...(topic && { topic }),
    ...(hotlineFunction && { hotlineFunction }),
    ...(asked !== undefined && { asked }),
    ...(summary && { summary }),
    answered: brief.answered.map(({ turnId, question, outcome, lines, documentIds }) => ({
      turnId,
      question,
      outcome,
      text: lines.map((line) => renderLine(line, language)).join('\n'),
      documents: documentIds.flatMap((id) => {
        const document = index.document(id);
        return document ? [{ id, title: shownTitle(document, writtenLanguageFor(language)) }] : [];
      }),
    })),
    evidence: evidenceViews(index, brief.evidence, dayAt(desk.clock.now())),
  };
}

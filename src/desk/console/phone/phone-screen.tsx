import { useEffect, useRef, useState } from 'preact/hooks';
import { Confirm } from '../parts/confirm.tsx';
import { Empty } from '../parts/empty.tsx';
import { FailureNote } from '../parts/failure-note.tsx';
import { useConsole } from '../state/console.ts';
import { useShortcuts } from '../state/shortcuts.ts';
import { useSpeech } from '../state/speech.ts';
import { useStore } from '../state/store.ts';
import { TicketDialog } from '../tickets/ticket-dialog.tsx';
import { CallHead } from './call-head.tsx';
import { CallNoteDialog } from './call-note-dialog.tsx';
import { currentCall, historyOf, noCall, type Asked } from './call.ts';
import { PhoneAnswerView } from './phone-answer.tsx';
import { PhoneSide } from './phone-side.tsx';
import { useSearch } from './use-search.ts';

type Open = 'note' | 'ticket' | 'drop';

/** The phone: one box, results as the agent types, the sentence to read out first, everything by keyboard. */
export default function PhoneScreen() {
  const { clock } = useConsole();
  const { say } = useSpeech();
  const call = useStore(currentCall);
  const [question, setQuestion] = useState('');
  const [language, setLanguage] = useState('');
  const [sourceIndex, setSourceIndex] = useState<number>();
  const [open, setOpen] = useState<Open>();
  const box = useRef<HTMLInputElement>(null);
  const { found, failure, forget } = useSearch(question, language, historyOf(call));
  const answer = found?.answer;
  const sources = answer?.citations ?? [];

  useEffect(() => box.current?.focus(), []);
  useEffect(() => {
    setSourceIndex(undefined);
  }, [found?.question]);

  const type = (text: string) => {
    if (call.startedAt === undefined && text !== '') currentCall.set({ ...call, startedAt: clock.now() });
    setQuestion(text);
  };
  const withCurrent = (): readonly Asked[] => {
    const asked = question.trim();
    if (asked === '') return call.asked;
    const said = found?.question === asked ? found.answer.sentence : undefined;
    return [...call.asked, { question: asked, ...(said === undefined ? {} : { answer: said }) }];
  };
  const keep = () => {
    if (question.trim() === '') return;
    currentCall.set({ ...call, asked: withCurrent() });
    setQuestion('');
  };
  const begin = () => {
    currentCall.set(noCall);
    setQuestion('');
    forget();
    box.current?.focus();
  };
  const step = (by: number) => {
    const next = (sourceIndex ?? -1) + by;
    setSourceIndex(next < 0 ? undefined : Math.min(next, sources.length - 1));
  };
  const choose = (index: number) => {
    const choice = answer?.choices[index];
    if (choice !== undefined) type(choice.query);
  };
  const isTalking = call.asked.length > 0 || question.trim() !== '';
  const openOrBegin = (what: Open) => {
    if (what === 'drop' && !isTalking) begin();
    else setOpen(what);
  };
  useShortcuts([
    { keys: 'Enter', title: 'keys.phone-keep' },
    { keys: '↓', title: 'keys.phone-source' },
    {
      keys: 'Alt+n',
      title: 'keys.phone-note',
      act: () => {
        setOpen('note');
      },
      when: isTalking,
    },
    {
      keys: 'Alt+k',
      title: 'keys.phone-ticket',
      act: () => {
        setOpen('ticket');
      },
    },
    {
      keys: 'Alt+c',
      title: 'keys.phone-new',
      act: () => {
        openOrBegin('drop');
      },
    },
    ...[0, 1, 2, 3, 4].map((index) => ({
      keys: `Alt+${index + 1}`,
      title: 'keys.phone-choice' as const,
      act: () => {
        choose(index);
      },
      when: index < (answer?.choices.length ?? 0),
    })),
  ]);
  const closed = () => {
    setOpen(undefined);
    box.current?.focus();
  };
  return (
    <div class="phone">
      <CallHead
        call={call}
        language={language}
        setLanguage={setLanguage}
        isTalking={isTalking}
        open={openOrBegin}
      >
        <input
          ref={box}
          type="search"
          class="phone-box"
          maxLength={500}
          autocomplete="off"
          spellcheck={false}
          aria-label={say('phone.box')}
          aria-controls="phone-result"
          placeholder={say('phone.placeholder')}
          value={question}
          onInput={(event) => {
            type(event.currentTarget.value);
          }}
          onKeyDown={(event) => {
            if (event.isComposing) return;
            const act = {
              Enter: keep,
              ArrowDown: () => {
                step(1);
              },
              ArrowUp: () => {
                step(-1);
              },
              Escape: () => {
                setQuestion('');
              },
            }[event.key];
            if (act === undefined) return;
            event.preventDefault();
            act();
          }}
        />
      </CallHead>
      {failure !== undefined && <FailureNote failure={failure} />}
      <div class="phone-body">
        <section class="phone-result" id="phone-result" aria-label={say('phone.result')} aria-live="polite">
          {answer === undefined ? (
            <Empty title={say('phone.start')}>{say('phone.start-hint')}</Empty>
          ) : (
            <PhoneAnswerView answer={answer} choose={choose} />
          )}
        </section>
        <PhoneSide call={call} answer={answer} sourceIndex={sourceIndex} setSourceIndex={setSourceIndex} />
      </div>
      {open === 'note' && (
        <CallNoteDialog asked={withCurrent()} answer={answer} closed={closed} done={begin} />
      )}
      {open === 'ticket' && (
        <TicketDialog
          from={{
            topic: answer?.topic,
            hotlineFunction: answer?.hotlineFunction,
            summary: withCurrent()
              .map((each) => each.question)
              .join('\n'),
          }}
          closed={closed}
        />
      )}
      {open === 'drop' && (
        <Confirm
          title={say('phone.new-call-title')}
          yes={say('phone.new-call-yes')}
          act={() => {
            begin();
            return Promise.resolve();
          }}
          closed={closed}
        >
          <p>{say('phone.new-call-text', { count: withCurrent().length })}</p>
        </Confirm>
      )}
    </div>
  );
}

import { useState } from 'preact/hooks';
import type { DocumentView } from '../../wire/knowledge.ts';
import { Badge } from '../parts/badge.tsx';
import { Heading } from '../parts/heading.tsx';
import { Shown } from '../parts/shown.tsx';
import { useConsole, useHasRole } from '../state/console.ts';
import { failureWords } from '../state/failure-words.ts';
import { useLoaded, useReloadOn } from '../state/loaded.ts';
import { titleWords } from './title-words.ts';
import { useSpeech } from '../state/speech.ts';
import { ApproveDialog } from './approve-dialog.tsx';
import type { AreaProps } from './knowledge-screen.tsx';
import { validityWords } from './validity-words.ts';

/** One document with its passages, to be read before it is approved. */
export function DocumentPart({ id }: AreaProps) {
  const { api, toasts } = useConsole();
  const speech = useSpeech();
  const { say, day, moment } = speech;
  const mayApprove = useHasRole('editor', 'reviewer');
  const [isApproving, setApproving] = useState(false);
  const loaded = useLoaded<DocumentView>((signal) => api.get('/knowledge/document', { id }, signal), [id]);
  useReloadOn(['knowledge'], loaded.reload);
  const revoke = async () => {
    const result = await api.send('POST', '/knowledge/approvals/revocation', { documentId: id });
    if (result.kind === 'ok') toasts.show('done', say('documents.revoked'));
    else toasts.show('trouble', failureWords(result, speech));
    loaded.reload();
  };
  return (
    <Shown loaded={loaded}>
      {(document) => {
        const { approval } = document;
        const facts = [
          { term: say('documents.kind'), text: say(`kind.${document.kind}`) },
          { term: say('documents.source'), text: `${say(`source.${document.source}`)} · ${document.id}` },
          { term: say('entry.authority'), text: say(`authority-of.${document.authority}`) },
          { term: say('entry.jurisdiction'), text: document.jurisdiction },
          { term: say('documents.validity'), text: validityWords(document, speech) },
          { term: say('entry.volatility'), text: say(`volatility.${document.volatility}`) },
          {
            term: say('documents.checked'),
            text: document.checkedOn === undefined ? '' : day(document.checkedOn),
          },
          { term: say('documents.basis'), text: document.basis.join(say('list.then')) },
        ].filter(({ text }) => text !== '');
        return (
          <>
            <Heading
              title={titleWords(document, speech)}
              note={
                <span class="badges">
                  <Badge tone={document.status === 'confirmed' ? 'good' : 'notice'}>
                    {say(`status.${document.status}`)}
                  </Badge>
                  <Badge tone={document.badge === 'in-force' ? 'plain' : 'danger'}>
                    {say(`badge.${document.badge}`)}
                  </Badge>
                  {document.handover && <Badge>{say('documents.handover')}</Badge>}
                </span>
              }
            >
              {mayApprove && (
                <button
                  type="button"
                  class="main"
                  onClick={() => {
                    setApproving(true);
                  }}
                >
                  {say('documents.approve-one')}
                </button>
              )}
              {mayApprove && approval !== undefined && (
                <button type="button" onClick={() => void revoke()}>
                  {say('documents.revoke')}
                </button>
              )}
            </Heading>
            {approval !== undefined && (
              <p class={approval.holds ? 'soft' : 'note'}>
                {say('documents.approved-by', {
                  name: approval.byName ?? approval.by,
                  at: moment(approval.at),
                  checkedOn: day(approval.checkedOn),
                })}
                {!approval.holds && ` · ${say('documents.approval-lapsed')}`}
              </p>
            )}
            <dl class="facts">
              {facts.map(({ term, text }) => (
                <div key={term}>
                  <dt>{term}</dt>
                  <dd>{text}</dd>
                </div>
              ))}
            </dl>
            {document.passages.map(({ section, language, text }) => (
              <section key={`${section} ${language} ${text.slice(0, 20)}`} class="part" lang={language}>
                <h2>{`${section} · ${say(`language.${language}`)}`}</h2>
                <p class="passage-text">{text}</p>
              </section>
            ))}
            {isApproving && (
              <ApproveDialog
                documentIds={[document.id]}
                closed={() => {
                  setApproving(false);
                }}
                done={loaded.reload}
              />
            )}
          </>
        );
      }}
    </Shown>
  );
}

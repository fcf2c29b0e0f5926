import { Heading } from '../parts/heading.tsx';
import { useConsole } from '../state/console.ts';
import { skillWord } from '../people/skill-word.ts';
import { useSpeech } from '../state/speech.ts';
import { DisplayPart } from './display-part.tsx';
import { PasswordPart } from './password-part.tsx';
import { SignalsPart } from './signals-part.tsx';

/** What a person sees and changes of the own account and of this browser. */
export default function AccountScreen() {
  const { session } = useConsole();
  const { say } = useSpeech();
  const { name, username, roles, skills } = session.staff;
  const facts = [
    { term: say('sign-in.username'), text: username },
    { term: say('account.roles'), text: roles.map((role) => say(`role.${role}`)).join(' · ') },
    {
      term: say('account.skills'),
      text: skills.map((skill) => skillWord(skill, say)).join(' · ') || say('account.no-skills'),
    },
  ];
  return (
    <>
      <Heading title={say('account.title')} note={name} />
      <div class="narrow">
        <dl class="facts">
          {facts.map(({ term, text }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        <SignalsPart />
        <DisplayPart />
        <PasswordPart />
      </div>
    </>
  );
}

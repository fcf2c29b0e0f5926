import { deskLanguages, type DeskLanguage } from '../../../locale/desk/sentences.ts';
import { languageNames } from '../../../locale/widget/sentences.ts';
import { SelectField } from '../parts/field.tsx';
import { useConsole } from '../state/console.ts';
import { useSpeech } from '../state/speech.ts';
import { useStore } from '../state/store.ts';

/** The language of the console. Light and dark follow the system. */
export function DisplayPart() {
  const { settings } = useConsole();
  const { say } = useSpeech();
  const chosen = useStore(settings);
  return (
    <section class="part">
      <h2>{say('account.look')}</h2>
      <SelectField<DeskLanguage>
        name="language"
        label={say('account.language')}
        required
        initial={chosen.language}
        options={deskLanguages.map((value) => ({ value, text: languageNames[value] }))}
        onChange={(language) => {
          if (language !== '') settings.set({ ...chosen, language });
        }}
      />
    </section>
  );
}

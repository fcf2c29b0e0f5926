import type { HotlineFunction, Topic } from '../../../knowledge/document.ts';
import type { WrapUp } from '../../wire/conversation.ts';
import { SelectField } from '../parts/field.tsx';
import { hotlineFunctions, optionsOf, results, topics } from '../state/lists.ts';
import { useSpeech } from '../state/speech.ts';

/** What something was about: the hotline's function, the topic, and what came of it. */
export function SubjectFields({
  topic = 'other',
  hotlineFunction = 'general',
  withResult = false,
  errors,
}: {
  topic?: Topic | undefined;
  hotlineFunction?: HotlineFunction | undefined;
  withResult?: boolean;
  errors: Readonly<Record<string, string>>;
}) {
  const { say } = useSpeech();
  return (
    <div class="fields-in-row">
      {withResult && (
        <SelectField<WrapUp['result']>
          name="result"
          label={say('close.result')}
          required
          initial="solved"
          options={optionsOf(results, 'result', say)}
          error={errors.result}
        />
      )}
      <SelectField<HotlineFunction>
        name="hotlineFunction"
        label={say('close.function')}
        required
        initial={hotlineFunction}
        options={optionsOf(hotlineFunctions, 'function', say)}
        error={errors.hotlineFunction}
      />
      <SelectField<Topic>
        name="topic"
        label={say('close.topic')}
        required
        initial={topic}
        options={optionsOf(topics, 'topic', say)}
        error={errors.topic}
      />
    </div>
  );
}

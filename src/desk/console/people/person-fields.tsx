import type { Role, Skill, Staff } from '../../wire/staff.ts';
import { CheckField, Field } from '../parts/field.tsx';
import { roles, skills } from '../state/lists.ts';
import { useSpeech } from '../state/speech.ts';
import { skillWord } from './skill-word.ts';

/** What is set of a person: the name, what the person may do, and what the person is good at. */
export function PersonFields({
  person,
  errors,
}: {
  person?: Pick<Staff, 'name' | 'roles' | 'skills'>;
  errors: Readonly<Record<string, string>>;
}) {
  const { say } = useSpeech();
  return (
    <>
      <Field
        name="name"
        label={say('link.name')}
        hint={say('link.name-hint')}
        required
        longest={60}
        initial={person?.name}
        error={errors.name}
      />
      <fieldset>
        <legend>{say('account.roles')}</legend>
        {roles.map((role) => (
          <CheckField
            key={role}
            name="roles"
            value={role}
            label={say('people.role', { role: say(`role.${role}`), may: say(`role-may.${role}`) })}
            initial={person?.roles.includes(role) ?? role === 'agent'}
          />
        ))}
        {errors.roles !== undefined && (
          <p class="error" role="alert">
            {errors.roles}
          </p>
        )}
      </fieldset>
      <fieldset>
        <legend>{say('account.skills')}</legend>
        <p class="hint">{say('people.skills-hint')}</p>
        <div class="options">
          {skills.map((skill) => (
            <CheckField
              key={skill}
              name="skills"
              value={skill}
              label={skillWord(skill, say)}
              initial={person?.skills.includes(skill) ?? false}
            />
          ))}
        </div>
      </fieldset>
    </>
  );
}

/** What was ticked of them. */
export function ticked(form: HTMLFormElement): { roles: Role[]; skills: Skill[] } {
  const values = new FormData(form);
  return { roles: values.getAll('roles') as Role[], skills: values.getAll('skills') as Skill[] };
}

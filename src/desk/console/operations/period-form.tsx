import { fieldText } from '../parts/field-text.ts';
import { Field, SelectField } from '../parts/field.tsx';
import { useConsole } from '../state/console.ts';
import { useSpeech } from '../state/speech.ts';
import { namedPeriods, periodQuery, type Period } from './period.ts';

const channels = ['web', 'wechat', 'phone', 'api'] as const;
const names = ['last-7', 'last-30', 'year', 'last-year'] as const;

/** Chooses the period and the channel; both stand in the address. */
export function PeriodForm({ screen, period }: { screen: string; period: Period }) {
  const { clock, router } = useConsole();
  const { say } = useSpeech();
  return (
    <form
      class="fields-in-row unprinted"
      onSubmit={(event) => {
        event.preventDefault();
        const values = new FormData(event.currentTarget);
        const text = (name: string) => fieldText(values, name);
        const channel = text('channel');
        router.go(
          `${screen}?${periodQuery({ from: text('from'), to: text('to'), ...(channel === '' ? {} : { channel }) })}`,
        );
      }}
    >
      <Field
        key={`from ${period.from}`}
        name="from"
        type="date"
        label={say('period.from')}
        required
        initial={period.from}
      />
      <Field
        key={`to ${period.to}`}
        name="to"
        type="date"
        label={say('period.to')}
        required
        initial={period.to}
      />
      <SelectField
        name="channel"
        label={say('period.channel')}
        required
        none={say('period.all')}
        initial={(period.channel ?? '') as (typeof channels)[number] | ''}
        options={channels.map((value) => ({ value, text: say(`channel.${value}`) }))}
      />
      <button type="submit" class="main">
        {say('period.show')}
      </button>
      {names.map((name) => (
        <button
          key={name}
          type="button"
          onClick={() => {
            router.go(
              `${screen}?${periodQuery({ ...namedPeriods[name](clock.now()), channel: period.channel })}`,
            );
          }}
        >
          {say(`period.${name}`)}
        </button>
      ))}
    </form>
  );
}

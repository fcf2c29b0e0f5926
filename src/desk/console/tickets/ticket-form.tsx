import { useState } from 'preact/hooks';
import type { TicketStatus } from '../../../conversations/ticket.ts';
import type { TicketView } from '../../wire/ticket.ts';
import { Field, SelectField } from '../parts/field.tsx';
import { Form, type Values } from '../parts/form.tsx';
import { useConsole } from '../state/console.ts';
import { optionsOf } from '../state/lists.ts';
import { useSpeech } from '../state/speech.ts';
import { useStore } from '../state/store.ts';
import { RoutingField } from './routing-field.tsx';
import { ContactFields, contactOf } from './ticket-dialog.tsx';
import { fieldOf, instantOf, nextStatuses } from './ticket-words.ts';

/** Works on a ticket. Only what was changed is sent, with the version that was seen. */
export function TicketForm({
  ticket,
  put,
  reload,
}: {
  ticket: TicketView;
  put: (ticket: TicketView) => void;
  reload: () => void;
}) {
  const { api, desk, session, toasts } = useConsole();
  const { say } = useSpeech();
  const [district, setDistrict] = useState(ticket.district);
  const colleagues = useStore(desk.colleagues);
  const people = new Map([
    [session.staff.id, session.staff.name],
    ...(ticket.assignee === undefined
      ? []
      : [[ticket.assignee, ticket.assigneeName ?? ticket.assignee] as const]),
    ...colleagues.map(({ id, name }) => [id, name] as const),
  ]);
  const statuses = [ticket.status, ...nextStatuses[ticket.status]];
  return (
    <section class="part ticket-form">
      <h2>{say('tickets.change')}</h2>
      <Form<TicketView>
        send={async (values) => {
          const change = { version: ticket.version, ...changeOf(values, ticket) };
          const result = await api.send<TicketView>('PATCH', `/tickets/${ticket.id}`, change);
          if (result.kind === 'failed' && result.code === 'stale') reload();
          return result;
        }}
        done={(changed) => {
          toasts.show('done', say('tickets.saved'));
          put(changed);
        }}
        yes={say('form.save')}
      >
        {(errors) => (
          <>
            <div class="fields-in-row">
              <SelectField<TicketStatus>
                name="status"
                label={say('tickets.status')}
                required
                initial={ticket.status}
                options={optionsOf(statuses, 'ticket-status', say)}
                error={errors.status}
              />
              <SelectField
                name="assignee"
                label={say('tickets.assignee')}
                none={say('tickets.nobody')}
                initial={ticket.assignee}
                options={[...people].map(([value, text]) => ({ value, text }))}
                error={errors.assignee}
              />
            </div>
            <Field name="note" label={say('tickets.note')} lines={3} longest={2_000} error={errors.note} />
            <div
              class="fields-in-row"
              onInput={(event) => {
                const { name, value } = event.target as HTMLInputElement;
                if (name === 'district') setDistrict(value);
              }}
            >
              <Field
                name="district"
                label={say('tickets.district')}
                longest={60}
                initial={ticket.district}
                error={errors.district}
              />
              <Field
                name="dueAt"
                label={say('tickets.set-due')}
                type="datetime-local"
                initial={fieldOf(ticket.dueAt)}
                error={errors.dueAt}
              />
            </div>
            <RoutingField
              matter={{
                topic: ticket.topic,
                text: ticket.summary,
                district,
              }}
              initial={ticket.authority}
            />
            {!ticket.emptied && <ContactFields errors={errors} contact={ticket.contact} />}
          </>
        )}
      </Form>
    </section>
  );
}

/** What of a ticket the form changes. */
function changeOf(values: Values, ticket: TicketView): Record<string, unknown> {
  const contact = contactOf(values);
  const wanted: Record<string, unknown> = {
    status: values.status,
    district: values.district,
    authority: values.authority,
    ...(values.dueAt === fieldOf(ticket.dueAt) ? {} : { dueAt: values.dueAt && instantOf(values.dueAt) }),
    ...(JSON.stringify(contact) === JSON.stringify(ticket.contact) ? {} : { contact }),
  };
  const seen = ticket as Record<string, unknown>;
  const changed = Object.entries(wanted).filter(
    ([field, value]) => value !== undefined && value !== seen[field],
  );
  return {
    ...Object.fromEntries(changed),
    ...(values.note === undefined ? {} : { note: values.note }),
    ...(values.assignee === ticket.assignee ? {} : { assignee: values.assignee ?? null }),
  };
}

import { useMemo, useState } from 'preact/hooks';
import type { HotlineFunction, Topic } from '../../../knowledge/document.ts';
import type { TicketKind } from '../../../conversations/ticket.ts';
import type { TicketView } from '../../wire/ticket.ts';
import { SubjectFields } from '../conversation/subject-fields.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { CheckField, Field, SelectField } from '../parts/field.tsx';
import { Form, type Values } from '../parts/form.tsx';
import { useConsole } from '../state/console.ts';
import { optionsOf, ticketKinds } from '../state/lists.ts';
import { useSpeech, type Speech } from '../state/speech.ts';
import { RoutingField, type RoutedMatter } from './routing-field.tsx';
import { instantOf } from './ticket-words.ts';

/** What a new ticket begins with. */
export interface TicketBeginning {
  readonly kind?: TicketKind;
  readonly conversationId?: string;
  readonly topic?: Topic | undefined;
  readonly hotlineFunction?: HotlineFunction | undefined;
  readonly district?: string | undefined;
  readonly summary?: string | undefined;
}

/** A new ticket. */
export function TicketDialog({ from, closed }: { from: TicketBeginning; closed: () => void }) {
  const { api, toasts } = useConsole();
  const speech = useSpeech();
  const { say } = speech;
  const clientId = useMemo(() => crypto.randomUUID(), []);
  const [matter, setMatter] = useState<RoutedMatter>({
    topic: from.topic ?? 'other',
    text: from.summary,
    district: from.district,
  });
  return (
    <Dialog title={say('tickets.new')} closed={closed} wide>
      <div
        onInput={(event) => {
          const { name, value } = event.target as HTMLInputElement;
          const field = name === 'summary' ? 'text' : name;
          if (field in matter || field === 'district') setMatter({ ...matter, [field]: value || undefined });
        }}
      >
        <Form<TicketView>
          check={(values) => faultsOf(values, speech)}
          send={(values) =>
            api.send('POST', '/tickets', { ...ticketOf(values, from), clientId }, { repeatable: true })
          }
          done={({ id }) => {
            toasts.show('done', say('tickets.made', { id }));
            closed();
          }}
          yes={say('tickets.new')}
          cancel={closed}
        >
          {(errors) => (
            <>
              <div class="fields-in-row">
                <SelectField<TicketKind>
                  name="kind"
                  label={say('tickets.kind')}
                  required
                  initial={from.kind ?? 'call-back'}
                  options={optionsOf(ticketKinds, 'ticket-kind', say)}
                  error={errors.kind}
                />
                <Field
                  name="district"
                  label={say('tickets.district')}
                  longest={60}
                  initial={from.district}
                  error={errors.district}
                />
                <Field name="dueAt" label={say('tickets.due')} type="datetime-local" error={errors.dueAt} />
              </div>
              <SubjectFields topic={from.topic} hotlineFunction={from.hotlineFunction} errors={errors} />
              <Field
                name="summary"
                label={say('tickets.summary')}
                hint={say('tickets.summary-hint')}
                required
                lines={3}
                longest={4_000}
                initial={from.summary}
                error={errors.summary}
              />
              <ContactFields errors={errors} />
              <RoutingField matter={matter} />
              <CheckField name="assignToMe" label={say('tickets.assign-to-me')} value="yes" />
            </>
          )}
        </Form>
      </div>
    </Dialog>
  );
}

/** How to reach the visitor. */
export function ContactFields({
  errors,
  contact,
}: {
  errors: Readonly<Record<string, string>>;
  contact?: TicketView['contact'];
}) {
  const { say } = useSpeech();
  return (
    <div class="fields-in-row">
      <Field
        name="contactName"
        label={say('tickets.contact-name')}
        longest={100}
        initial={contact?.name}
        error={errors.contactName ?? errors['contact.name']}
      />
      <Field
        name="contactPhone"
        label={say('tickets.contact-phone')}
        type="tel"
        longest={40}
        initial={contact?.phone}
        error={errors.contactPhone ?? errors['contact.phone'] ?? errors.contact}
      />
      <Field
        name="contactEmail"
        label={say('tickets.contact-email')}
        type="email"
        longest={200}
        initial={contact?.email}
        error={errors.contactEmail ?? errors['contact.email']}
      />
    </div>
  );
}

/** The contact of a form's values; undefined where none was written. */
export function contactOf({ contactName: name, contactPhone: phone, contactEmail: email }: Values) {
  if (phone === undefined && email === undefined) return undefined;
  return { ...(name && { name }), ...(phone && { phone }), ...(email && { email }) };
}

function faultsOf(values: Values, { say }: Speech): Record<string, string> {
  const named = values.contactName !== undefined && contactOf(values) === undefined;
  return {
    ...(values.summary === undefined ? { summary: say('form.required') } : {}),
    ...(named ? { contactPhone: say('tickets.contact-needed') } : {}),
  };
}

function ticketOf(values: Values, { conversationId }: TicketBeginning) {
  const { contactName: _n, contactPhone: _p, contactEmail: _e, dueAt, assignToMe, ...rest } = values;
  const contact = contactOf(values);
  return {
    ...rest,
    assignToMe: assignToMe !== undefined,
    ...(conversationId && { conversationId }),
    ...(contact && { contact }),
    ...(dueAt && { dueAt: instantOf(dueAt) }),
  };
}

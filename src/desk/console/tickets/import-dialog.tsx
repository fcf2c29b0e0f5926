import { useState } from 'preact/hooks';
import { Dialog } from '../parts/dialog.tsx';
import { Form } from '../parts/form.tsx';
import { useConsole } from '../state/console.ts';
import { useSpeech } from '../state/speech.ts';

interface Imported {
  readonly changed: number;
  readonly refused: readonly { readonly row: number; readonly field: string; readonly message: string }[];
}

/** Takes the states of cases from a CSV file and says line by line what was not taken. */
export function ImportDialog({ closed, done }: { closed: () => void; done: () => void }) {
  const { api } = useConsole();
  const { say } = useSpeech();
  const [file, setFile] = useState<File>();
  const [imported, setImported] = useState<Imported>();
  return (
    <Dialog title={say('tickets.import')} closed={closed}>
      <p class="hint">{say('tickets.import-hint')}</p>
      <Form<Imported>
        check={() => (file === undefined ? { csv: say('tickets.import-empty') } : {})}
        send={async () => api.send('POST', '/ticket-table', { csv: (await file?.text()) ?? '' })}
        done={(result) => {
          setImported(result);
          done();
        }}
        yes={say('tickets.import-yes')}
        cancel={closed}
      >
        {(errors) => (
          <div class="field">
            <label for="csv">{say('tickets.import-file')}</label>
            <input
              id="csv"
              name="csv"
              type="file"
              accept=".csv,text/csv"
              aria-invalid={errors.csv !== undefined}
              onChange={(event) => {
                setFile(event.currentTarget.files?.[0]);
                setImported(undefined);
              }}
            />
            {errors.csv !== undefined && <p class="error">{errors.csv}</p>}
          </div>
        )}
      </Form>
      <div role="status">
        {imported !== undefined && (
          <>
            <p>{say('tickets.imported', { count: imported.changed })}</p>
            {imported.refused.length > 0 && (
              <>
                <p class="error">{say('tickets.refused', { count: imported.refused.length })}</p>
                <ul class="plain-list">
                  {imported.refused.map((each, index) => (
                    <li key={index}>{say('tickets.refused-row', each)}</li>
                  ))}
                </ul>
              </>
            )}
          </>
        )}
      </div>
    </Dialog>
  );
}

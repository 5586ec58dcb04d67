/** What to say, as it was written for this person, what the contact rules ask for, and a note for the file. */

import type { Language } from "../../model.ts";
import { Field, Icon, Panel } from "../../ui/parts.tsx";
import type { TaskWork } from "../../v1/answers.ts";
import { words } from "./words.ts";

export interface SayProps {
  readonly work: TaskWork;
  readonly language: Language;
  readonly note: string;
  readonly onNote: (note: string) => void;
}

const MOST_NOTE = 4_000;

export function Say({ work: { script, task, contact }, language, note, onNote }: SayProps) {
  const said = words(language);
  const rules = (contact?.rules ?? []).filter((rule) => rule !== "");
  return (
    <Panel
      title={task.channel === undefined && task.about !== undefined ? said.reply : said.conversation}
      className="sf-say"
    >
      {task.about !== undefined && task.about.length > 0 && <p>{said.about(task.about.join(", "))}</p>}
      {script === undefined ? (
        <p className="st-note">{said.noScript}</p>
      ) : script.status === "missing" ? (
        <p className="st-note">{said.scriptMissing}</p>
      ) : (
        <ol className="sf-script" lang={script.locale}>
          {script.lines.map((line, place) => (
            <li key={place}>
              <span className="sf-step" aria-hidden="true">
                {place + 1}
              </span>
              <p>{line}</p>
            </li>
          ))}
        </ol>
      )}
      {rules.length > 0 && (
        <section className="sf-rules" aria-label={said.rules}>
          <Icon name="shield" size={16} />
          <div>
            <h3>{said.rules}</h3>
            {rules.map((rule) => (
              <p key={rule}>{rule}</p>
            ))}
          </div>
        </section>
      )}
      <div className="sf-note">
        <Field label={said.note} help={said.noteHelp}>
          {(ids) => (
            <textarea
              {...ids}
              className="dn-input"
              rows={3}
              maxLength={MOST_NOTE}
              value={note}
              onChange={({ target }) => onNote(target.value)}
            />
          )}
        </Field>
      </div>
    </Panel>
  );
}

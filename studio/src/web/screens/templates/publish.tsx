/** Publishing a template: what was checked, and then the deed. */

import type { Published } from "@dunlin/editor/template-editor";
import { useState } from "react";
import type { Api, ApiError, Language } from "../../model.ts";
import { day, number } from "../../ui/format.ts";
import { asFailure, useLoaded } from "../../ui/loaded.ts";
import { Button, Dialog, Failure, Icon, Tag } from "../../ui/parts.tsx";
import { type Publication, proposalOf, settingsOf } from "../documents/asking.ts";
import { NoteField } from "../documents/NoteField.tsx";
import { whoOf } from "../documents/standing.ts";
import type { OpenedTemplate } from "./asking.ts";
import { languageName } from "./model.ts";
import { words } from "./words.ts";

export interface PublishTemplateProps {
  readonly api: Api;
  readonly language: Language;
  readonly user: string;
  readonly published: Published;
  readonly opened: OpenedTemplate;
  /** Saves what waits. @returns The rev that is published, or undefined when the host has not got all of it. */
  readonly save: () => Promise<number | undefined>;
  readonly onClose: () => void;
  readonly onPublished: () => void;
}

export function PublishTemplate(props: PublishTemplateProps) {
  const { api, language, user, published, opened, save, onClose, onPublished } = props;
  const said = words(language);
  const { id, versions } = opened.summary;
  const rules = useLoaded(
    async (signal) => ({
      fourEyes: (await settingsOf(api, signal)).fourEyes === true,
      proposal: await proposalOf(api, "templates", id),
    }),
    [api, id],
  );
  const [note, setNote] = useState("");
  const [failure, setFailure] = useState<ApiError | { readonly code: string; readonly message: string }>();
  const [done, setDone] = useState<Publication>();
  const [busy, setBusy] = useState(false);
  const publish = async () => {
    if (busy) return;
    setBusy(true);
    try {
      const rev = await save();
      if (rev === undefined) setFailure({ code: "page", message: said.notSaved });
      else {
        const { proposal } = rules.value ?? {};
        const agrees = proposal?.what.publish === rev && proposal.by !== user;
        const body = { rev, ...(note.trim() !== "" && { note: note.trim() }) };
        setDone(await api.send<Publication>("POST", `/v1/templates/${id}/${agrees ? "approve" : "publish"}`, body));
        setFailure(undefined);
        onPublished();
      }
    } catch (error) {
      setFailure(asFailure(error));
    }
    setBusy(false);
  };
  const warnings = published.checks.filter(({ severity }) => severity === "warning");
  const languages = new Intl.ListFormat(language).format(
    published.doc.locales.map((locale) => languageName(locale, language)),
  );
  return (
    <Dialog
      className="st-publish"
      title={said.publishTitle(published.doc.name)}
      subtitle={said.publishAs(number(versions + 1, language))}
      onClose={onClose}
      footer={
        done ? (
          <Button look="primary" onClick={onClose}>
            {said.close}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{said.cancel}</Button>
            <Button look="primary" onClick={publish}>
              {rules.value?.fourEyes ? said.propose : said.publish}
            </Button>
          </>
        )
      }
    >
      <div className="st-form">
        {failure && <Failure failure={failure} />}
        {done ? (
          <p role="status">{done.status === "published" ? said.done(number(done.version, language)) : said.proposed}</p>
        ) : (
          <>
            <p>{said.publishSays(number(published.compiled.length, language), languages)}</p>
            {warnings.length === 0 ? (
              <p>{said.clean}</p>
            ) : (
              <details>
                <summary>
                  <Icon name="warn" size={16} /> {said.warnings(number(warnings.length, language))}
                </summary>
                <ul className="st-sentences">
                  {warnings.map(({ code, path, message }) => (
                    <li key={`${code}${path}`}>{message}</li>
                  ))}
                </ul>
              </details>
            )}
            <p className="st-note">{said.pinned}</p>
            {rules.value?.fourEyes && <p>{said.fourEyes}</p>}
            <NoteField said={said} value={note} onChange={setNote} />
            <Versions opened={opened} language={language} />
          </>
        )}
      </div>
    </Dialog>
  );
}

function Versions({
  opened: { versions },
  language,
}: {
  readonly opened: OpenedTemplate;
  readonly language: Language;
}) {
  const said = words(language);
  if (versions.length === 0) return null;
  return (
    <details>
      <summary>{said.versions}</summary>
      <table className="st-plain">
        <tbody>
          {[...versions].reverse().map(({ version, publishedAt, publishedBy, note, live }) => (
            <tr key={version}>
              <th scope="row">
                {said.versionTag(number(version, language))} {live && <Tag tone="good">{said.live}</Tag>}
              </th>
              <td>{day(publishedAt, language, { year: true })}</td>
              <td>{whoOf(publishedBy)}</td>
              <td>{note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** The languages of the template: added, taken away with what goes with them, and the one for everybody else. */

import type { Locale } from "@dunlin/templates";
import { type FormEvent, useId, useRef, useState } from "react";
import { Button, IconButton } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { Tag } from "../../ui/Tag.tsx";
import { useBuilder, useBuilderHost } from "../host/context.tsx";
import { languageTitle } from "../shell/languages.ts";
import { isMissing, textRows } from "./texts.ts";

export function Languages() {
  const { words, locale: language } = useBuilderHost();
  const locales = useBuilder(({ doc }) => doc.locales);
  const defaultLocale = useBuilder(({ doc }) => doc.defaultLocale);
  const readOnly = useBuilder((state) => state.readOnly);
  return (
    <section aria-label={words.texts.languages}>
      <h2>{words.texts.languages}</h2>
      <ul className="dn-entries">
        {locales.map((one) => (
          <Language key={one} locale={one} />
        ))}
      </ul>
      <p className="dn-help">{words.texts.defaultHow(languageTitle(defaultLocale, language))}</p>
      {!readOnly && <AddLanguage />}
    </section>
  );
}

function Language({ locale }: { readonly locale: Locale }) {
  const { store, words, locale: language } = useBuilderHost();
  const { texts } = words;
  const doc = useBuilder((state) => state.doc);
  const readOnly = useBuilder((state) => state.readOnly);
  const [asking, setAsking] = useState(false);
  const name = languageTitle(locale, language);
  const isDefault = doc.defaultLocale === locale;
  const count = textRows(doc).filter((row) => !isMissing(row, locale)).length;
  const fixed = isDefault
    ? words.commands.refusals["locale.default"]({}, "")
    : doc.policy?.locales?.includes(locale)
      ? texts.required
      : undefined;
  return (
    <li>
      <span className="dn-grow">
        {name} <span className="dn-quiet">{locale}</span>
      </span>
      {isDefault ? (
        <Tag tone="line">{texts.isDefault}</Tag>
      ) : (
        !readOnly && (
          <Button
            size="small"
            look="quiet"
            aria-label={`${texts.makeDefault}: ${name}`}
            onClick={() => store.execute({ type: "field.set", path: "/defaultLocale", value: locale }, "pointer")}
          >
            {texts.makeDefault}
          </Button>
        )
      )}
      {!readOnly && (
        <IconButton
          icon="trash"
          size="small"
          label={texts.remove(name)}
          disabledBecause={fixed}
          onClick={() => setAsking(true)}
        />
      )}
      {asking && (
        <Ask
          told={texts.removeTold(name, count)}
          onNo={() => setAsking(false)}
          onYes={() => {
            setAsking(false);
            store.execute({ type: "locale.remove", locale }, "pointer");
          }}
        />
      )}
    </li>
  );
}

/** What goes with something is told before it goes. */
export function Ask({
  told,
  onYes,
  onNo,
}: {
  readonly told: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
}) {
  const { words } = useBuilderHost();
  return (
    <div className="dn-ask" role="alert">
      <p>{told}</p>
      <div className="dn-row">
        <Button size="small" look="danger" onClick={onYes}>
          {words.texts.removeYes}
        </Button>
        <Button size="small" onClick={onNo}>
          {words.texts.keep}
        </Button>
      </div>
    </div>
  );
}

/** Languages that are often asked for; any other can be typed. */
const OFTEN = ["en", "es", "de", "fr", "it", "pt", "pt-BR", "pl", "nl", "fi", "sv", "cs", "ro", "ar", "he", "tr", "uk"];

function AddLanguage() {
  const { store, words, locale: language } = useBuilderHost();
  const { texts, commands } = words;
  const locales = useBuilder(({ doc }) => doc.locales);
  const input = useRef<HTMLInputElement>(null);
  const [error, setError] = useState<string | undefined>(undefined);
  const list = useId();
  const add = (event: FormEvent) => {
    event.preventDefault();
    const locale = input.current?.value.trim() ?? "";
    if (locale === "") return input.current?.focus();
    const outcome = store.execute({ type: "locale.add", locale }, "keyboard");
    if (!outcome.ok) return setError(commands.refusals[outcome.refusal.code](outcome.refusal.data, ""));
    setError(undefined);
    if (input.current !== null) input.current.value = "";
    store.show({ locale });
  };
  return (
    <form className="dn-add" onSubmit={add}>
      <Field label={texts.add} help={texts.addHow} error={error}>
        {(ids) => (
          <div className="dn-row">
            <input {...ids} ref={input} className="dn-input" data-size="small" list={list} autoComplete="off" />
            <datalist id={list}>
              {OFTEN.filter((one) => !locales.includes(one)).map((one) => (
                <option key={one} value={one}>
                  {languageTitle(one, language)}
                </option>
              ))}
            </datalist>
            <button type="submit" className="dn-button" data-size="small">
              {texts.add}
            </button>
          </div>
        )}
      </Field>
    </form>
  );
}

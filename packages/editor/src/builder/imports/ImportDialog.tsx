/** MJML that was written elsewhere: read, shown with what was lost, and taken as a whole or as blocks. */

import { type ImportedTemplate, importMjml, type TemplateDiagnostic } from "@dunlin/templates";
import { directionOf, variablesOf } from "@dunlin/templates/editing";
import { useId, useMemo, useRef, useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { FieldNotes } from "../../ui/Field.tsx";
import { Tag } from "../../ui/Tag.tsx";
import type { BuilderCommand } from "../commands/command.ts";
import { placeAfter } from "../document/places.ts";
import { useBuilder, useBuilderHost } from "../host/context.tsx";
import { languageTitle } from "../shell/languages.ts";
import { refusalText } from "../shell/names.ts";
import { asBlocks, brokenParts, MOST_BYTES, notPermitted, replaceCommand, sourceProblem, tryOut } from "./imports.ts";
import { tellLoss } from "./losses.ts";
import type { LossCode } from "./words.ts";

export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const { words } = useBuilderHost();
  const { imports } = words;
  const { source, error, read, reading, write, take, takeFile } = useReading();
  const id = useId();
  return (
    <Dialog
      title={imports.importTitle}
      subtitle={imports.importHow}
      closeLabel={words.shell.close}
      onClose={onClose}
      className="dn-import"
    >
      <div className="dn-import-source">
        <FilePicker onFile={(file) => void takeFile(file)} />
        <label className="dn-label" htmlFor={id}>
          {imports.source}
        </label>
        <textarea
          id={id}
          className="dn-input dn-source"
          dir="ltr"
          spellCheck={false}
          rows={read === undefined ? 10 : 4}
          value={source}
          aria-invalid={error !== undefined || undefined}
          aria-describedby={error === undefined ? undefined : `${id}-error`}
          onChange={(event) => write(event.target.value)}
        />
        <FieldNotes id={id} help={undefined} error={error} />
        {read === undefined && (
          <div className="dn-row">
            <Button look="primary" onClick={() => void take(source)}>
              {reading ? imports.reading : imports.read}
            </Button>
          </div>
        )}
      </div>
      {read !== undefined && <Found read={read} onClose={onClose} />}
    </Dialog>
  );
}

/** The text as it is written or comes from a file, and what was read from it. */
function useReading() {
  const { words, settings } = useBuilderHost();
  const { imports } = words;
  const [source, setSource] = useState("");
  const [error, setError] = useState<string | undefined>(undefined);
  const [read, setRead] = useState<ImportedTemplate | undefined>(undefined);
  const [reading, setReading] = useState(false);
  const write = (text: string) => {
    setSource(text);
    setRead(undefined);
    setError(undefined);
  };
  const take = async (text: string, bytes?: number) => {
    setRead(undefined);
    const problem = sourceProblem(text, bytes);
    setError(problem && imports.problem[problem.why]);
    if (problem !== undefined) return;
    setReading(true);
    try {
      setRead(await importMjml(text));
    } catch (failure) {
      settings.onError?.(failure);
      setError(imports.unreadable);
    }
    setReading(false);
  };
  const takeFile = async (file: File | undefined) => {
    if (file === undefined) return;
    if (file.size > MOST_BYTES) return setError(imports.problem.large);
    const text = await file.text();
    setSource(text);
    await take(text, file.size);
  };
  return { source, error, read, reading, write, take, takeFile };
}

function FilePicker({ onFile }: { readonly onFile: (file: File | undefined) => void }) {
  const { imports } = useBuilderHost().words;
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept=".mjml,.xml,.txt,text/plain,text/xml"
        aria-label={imports.file}
        onChange={({ target }) => onFile(target.files?.[0])}
      />
      <div className="dn-row">
        <Button icon="file" data-first="" onClick={() => input.current?.click()}>
          {imports.file}
        </Button>
      </div>
    </>
  );
}

function Found({ read, onClose }: { readonly read: ImportedTemplate; readonly onClose: () => void }) {
  const { words, settings } = useBuilderHost();
  const { imports } = words;
  const { template, losses, brand } = read;
  const broken = brokenParts(read);
  if (broken.length > 0)
    return (
      <div role="alert">
        <p className="dn-error">{imports.refused}</p>
        <Losses losses={broken} />
      </div>
    );
  const { onBrandChange } = settings;
  return (
    <>
      <p className="dn-strong" role="status">
        {imports.found(template.name, template.root.length, variablesOf(template.variables).length)}{" "}
        {losses.length === 0 ? imports.noLosses : imports.losses(losses.length)}
      </p>
      {losses.length > 0 && <Losses losses={losses} />}
      {brand !== undefined && onBrandChange !== undefined && (
        <p className="dn-row">
          <span className="dn-grow">{imports.brand(Object.keys(brand.light).length)}</span>
          <Button size="small" onClick={() => onBrandChange(brand)}>
            {imports.useBrand}
          </Button>
        </p>
      )}
      <Ways read={read} onClose={onClose} />
    </>
  );
}

function Losses({ losses }: { readonly losses: readonly TemplateDiagnostic[] }) {
  const { words } = useBuilderHost();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled by keys
    <ul className="dn-losses" tabIndex={0} aria-label={words.imports.losses(losses.length)}>
      {losses.map((loss) => (
        <LossItem key={`${loss.line} ${loss.code} ${loss.message}`} loss={loss} />
      ))}
    </ul>
  );
}

function LossItem({ loss }: { readonly loss: TemplateDiagnostic }) {
  const { words, locale } = useBuilderHost();
  const { imports } = words;
  const { code, severity, line, column, message } = loss;
  const told = tellLoss(loss, imports);
  return (
    <li>
      <Tag tone={severity === "error" ? "bad" : severity === "warning" ? "warn" : "line"}>
        {imports.loss[code as LossCode] ?? code}
      </Tag>
      {line !== undefined && <span className="dn-quiet">{imports.at(line, column)}</span>}
      {told === undefined ? (
        <p lang="en" dir="ltr">
          {message}
        </p>
      ) : (
        <p dir={directionOf(locale)}>{told}</p>
      )}
    </li>
  );
}

/** As a whole or as blocks; what is not possible says why before somebody tries. */
function Ways({ read, onClose }: { readonly read: ImportedTemplate; readonly onClose: () => void }) {
  const host = useBuilderHost();
  const { store, words, locale: language } = host;
  const { registry } = store;
  const { imports } = words;
  const doc = useBuilder((state) => state.doc);
  const locale = useBuilder((state) => state.locale);
  const whole = useMemo(() => replaceCommand(read, doc, registry), [read, doc, registry]);
  const blocks = useMemo(() => {
    const { selected, place } = store.getState();
    const types = read.template.root.map(({ type }) => type);
    return asBlocks(read, doc, locale, place ?? placeAfter(doc, selected.at(-1), types, registry));
  }, [read, doc, locale, store, registry]);
  const because = (command: BuilderCommand | undefined) => {
    const outcome = command === undefined ? undefined : tryOut(doc, command, registry);
    return outcome === undefined || outcome.ok ? undefined : refusalText(outcome.refusal, host);
  };
  const raw = useMemo(() => notPermitted(read, doc, registry), [read, doc, registry]);
  const done = (ok: boolean) => ok && onClose();
  const [noWhole, noBlocks] = [because(whole), because(blocks.at(-1))];
  return (
    <>
      {raw > 0 && <p className="dn-help">{imports.raw(raw)}</p>}
      <div className="dn-ways">
        <div>
          <Button look="primary" disabledBecause={noWhole} onClick={() => done(store.execute(whole, "pointer").ok)}>
            {imports.replace}
          </Button>
          <p className="dn-help">{noWhole ?? imports.replaceHow}</p>
        </div>
        <div>
          <Button
            disabledBecause={noBlocks}
            onClick={() => done(store.transaction(imports.asBlocksLabel, blocks, "pointer").ok)}
          >
            {imports.asBlocks}
          </Button>
          <p className="dn-help">{noBlocks ?? imports.asBlocksHow(languageTitle(locale, language))}</p>
        </div>
      </div>
    </>
  );
}

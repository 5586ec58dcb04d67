/** Languages side by side: every text of the template in the language it is translated from, and in the one it is translated into. */

import type { Locale, VariableSchema } from "@dunlin/templates";
import { memo, useState } from "react";
import { Panel } from "../../problems/Panel.tsx";
import { Button, IconButton } from "../../ui/Button.tsx";
import { Select } from "../../ui/Field.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Tag } from "../../ui/Tag.tsx";
import { lockOf } from "../document/rules.ts";
import { useBuilder, useBuilderHost } from "../host/context.tsx";
import { languageTitle } from "../shell/languages.ts";
import { valueName } from "../shell/names.ts";
import { Languages } from "./Languages.tsx";
import { rowName } from "./names.ts";
import { siteOf } from "./site.ts";
import { TextCell } from "./TextCell.tsx";
import {
  copyTexts,
  isMissing,
  missingForms,
  missingTexts,
  rowKey,
  sorted,
  type TextRow,
  textRows,
  valueDifference,
} from "./texts.ts";

export function TextsPanel() {
  const { words } = useBuilderHost();
  const doc = useBuilder((state) => state.doc);
  const shown = useBuilder((state) => state.locale);
  const [picked, setPicked] = useState<Locale | undefined>(undefined);
  const { locales, defaultLocale } = doc;
  const source = picked !== undefined && locales.includes(picked) ? picked : defaultLocale;
  // The language that is edited is the one that is translated into, unless it is the source itself.
  const target = shown !== source ? shown : (locales.find((one) => one !== source) ?? source);
  // The order stays while somebody works through the rows.
  const order = useKeptOrder(textRows(doc), source, target);
  return (
    <div className="dn-texts">
      <Panel title={words.shell.panel.texts}>
        {locales.length < 2 ? (
          <p className="dn-panel-empty">{words.texts.none}</p>
        ) : (
          <>
            <p className="dn-hidden" id="dn-texts-how">
              {words.texts.cellHow}
            </p>
            <Pair source={source} target={target} onSource={setPicked} />
            <Progress source={source} target={target} />
            <ul className="dn-texts-rows" aria-label={words.texts.texts}>
              {order.map((row) => (
                <Row key={rowKey(row)} row={row} source={source} target={target} />
              ))}
            </ul>
          </>
        )}
        <Languages />
      </Panel>
    </div>
  );
}

interface PairProps {
  readonly source: Locale;
  readonly target: Locale;
}

/** Chooses the language that is translated from, and that into which; the latter is the one that is edited. */
function Pair({ source, target, onSource }: PairProps & { readonly onSource: (locale: Locale) => void }) {
  const { store, words, locale: language } = useBuilderHost();
  const locales = useBuilder(({ doc }) => doc.locales);
  const options = locales.map((value) => ({ value, label: languageTitle(value, language) }));
  return (
    <div className="dn-texts-head">
      <Select aria-label={words.texts.source} size="small" value={source} options={options} onChange={onSource} />
      <Select
        aria-label={words.texts.target}
        size="small"
        value={target}
        options={options.filter(({ value }) => value !== source)}
        onChange={(locale) => store.show({ locale })}
      />
    </div>
  );
}

/** How many texts are missing; those that the other language has can be copied at once. */
function Progress({ source, target }: PairProps) {
  const { store, words, locale: language } = useBuilderHost();
  const doc = useBuilder((state) => state.doc);
  const readOnly = useBuilder((state) => state.readOnly);
  const name = (tag: Locale) => languageTitle(tag, language);
  const missing = missingTexts(doc, target);
  const copies = copyTexts(doc, source, target, missing);
  return (
    <div className="dn-row dn-texts-state">
      <Tag tone={missing.length === 0 ? "good" : "warn"}>
        {missing.length === 0 ? words.texts.complete(name(target)) : words.texts.missing(name(target), missing.length)}
      </Tag>
      {!readOnly && copies.length > 0 && (
        <Button
          size="small"
          icon="copy"
          onClick={() => store.transaction(words.texts.copied(name(source), name(target)), copies, "pointer")}
        >
          {words.texts.copyAll(name(source), copies.length)}
        </Button>
      )}
    </div>
  );
}

/** Sorts when the languages or the rows are others, not with every text that is written. */
function useKeptOrder(rows: readonly TextRow[], source: Locale, target: Locale): readonly TextRow[] {
  const now = `${source} ${target} ${rows.map(rowKey).join("\n")}`;
  const [kept, setKept] = useState({ now: "", keys: [] as readonly string[] });
  let { keys } = kept;
  if (kept.now !== now) {
    keys = sorted(rows, source, target).map(rowKey);
    setKept({ now, keys });
  }
  const byKey = new Map(rows.map((row) => [rowKey(row), row]));
  return keys.flatMap((key) => byKey.get(key) ?? []);
}

interface RowProps extends PairProps {
  readonly row: TextRow;
}

/** Drawn again with a text of its own, not with every key in another one. */
const Row = memo(
  RowView,
  ({ row, source, target }, next) =>
    row.text === next.row.text && rowKey(row) === rowKey(next.row) && source === next.source && target === next.target,
);

function RowView({ row, source, target }: RowProps) {
  const host = useBuilderHost();
  const { store, words, locale: language } = host;
  const { doc } = store.getState();
  const locked = useBuilder((state) => row.id !== undefined && lockOf(state.doc, row.id) !== undefined);
  const variables = useBuilder((state) => state.doc.variables);
  const viewed = useBuilder((state) => state.readOnly);
  const chosen = useBuilder((state) => row.id !== undefined && state.selected.includes(row.id));
  const readOnly = viewed || locked;
  const [where, which] = rowName(doc, row, host);
  const title = which === undefined ? where : `${where}: ${which}`;
  const { id } = row;
  const site = siteOf(doc, row, store.registry);
  // In one order for both, so that a token stands for the same in both.
  const beside = [source, target].map((locale) => row.text[locale] ?? []);
  return (
    <li data-missing={isMissing(row, target) || undefined} data-selected={chosen || undefined}>
      <div className="dn-texts-name">
        <RowName id={id} where={where} which={which} held={locked && !viewed} />
        <span className="dn-grow" />
        {!readOnly && <RowTools row={row} source={source} target={target} title={title} />}
      </div>
      {[source, target].map((locale) => (
        <div key={locale}>
          <TextCell
            {...site}
            label={words.texts.edit(title, languageTitle(locale, language))}
            locale={locale}
            value={row.text[locale]}
            beside={beside}
            readOnly={readOnly}
            onChange={(runs) =>
              store.execute(
                { type: "text.set", ...(id && { id }), path: row.path, locale, ...(runs && { runs }) },
                "keyboard",
              )
            }
          />
        </div>
      ))}
      <RowNote row={row} source={source} target={target} variables={variables} />
    </li>
  );
}

interface RowNameProps {
  readonly id: TextRow["id"];
  readonly where: string;
  readonly which: string | undefined;
  /** Whether its block is locked, so that nothing in it is written. */
  readonly held: boolean;
}

function RowName({ id, where, which, held }: RowNameProps) {
  const { store, words } = useBuilderHost();
  const why = words.paper.held(where, { lock: "content", required: false, last: false });
  return (
    <>
      {id === undefined ? (
        <b>{where}</b>
      ) : (
        <Button look="link" size="small" title={words.texts.jump(where)} onClick={() => store.select([id])}>
          {where}
        </Button>
      )}
      {which !== undefined && <span className="dn-quiet">{which}</span>}
      {held && (
        <span title={why}>
          <Icon name="lock" size={12} />
          <span className="dn-hidden">{why}</span>
        </span>
      )}
    </>
  );
}

/** Copies the text where there is none yet, and takes away one that is there. */
function RowTools({ row, source, target, title }: RowProps & { readonly title: string }) {
  const { store, words, locale: language } = useBuilderHost();
  const { texts } = words;
  const { id, path } = row;
  const missing = isMissing(row, target);
  return (
    <>
      {missing && row.text[source] !== undefined && (
        <IconButton
          icon="copy"
          size="small"
          label={`${texts.copy(languageTitle(source, language))}: ${title}`}
          onClick={() =>
            store.transaction(undefined, copyTexts(store.getState().doc, source, target, [row]), "pointer")
          }
        />
      )}
      {!missing && (
        <IconButton
          icon="trash"
          size="small"
          label={`${texts.clear}: ${texts.edit(title, languageTitle(target, language))}`}
          onClick={() => store.execute({ type: "text.set", ...(id && { id }), path, locale: target }, "pointer")}
        />
      )}
    </>
  );
}

/** Details that only one of the two texts has, and forms of a number that the language asks for. */
function RowNote({ row, source, target, variables }: RowProps & { readonly variables: VariableSchema }) {
  const { words, locale: language } = useBuilderHost();
  const { texts } = words;
  const difference = valueDifference(row, source, target);
  const forms = missingForms(row.text[target] ?? [], target);
  if (difference === undefined && forms.length === 0) return null;
  const values = (paths: readonly string[]) => paths.map((path) => valueName(variables, path)).join(", ");
  return (
    <p className="dn-texts-note">
      <Icon name="warn" size={12} />
      {[
        ...(difference?.left.length ? [texts.left(values(difference.left))] : []),
        ...(difference?.added.length ? [texts.added(values(difference.added))] : []),
        ...(forms.length > 0
          ? [texts.forms(languageTitle(target, language), forms.map((form) => texts.form[form] ?? form).join(", "))]
          : []),
      ].join(" · ")}
    </p>
  );
}

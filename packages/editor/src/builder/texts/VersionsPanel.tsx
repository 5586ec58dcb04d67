/** Versions of the content: their names, what is in one of them only, and in which the chosen block is shown. */

import type { ContentVariant, SettingTextName, Text } from "@dunlin/templates";
import { directionOf, settingsIn } from "@dunlin/templates/editing";
import { useState } from "react";
import { Panel } from "../../problems/Panel.tsx";
import { Button, IconButton } from "../../ui/Button.tsx";
import { Field, TextInput } from "../../ui/Field.tsx";
import { lockOf } from "../document/rules.ts";
import { useBuilder, useBuilderHost } from "../host/context.tsx";
import { nameOfId } from "../shell/names.ts";
import { RunsView } from "../text/RunsView.tsx";
import { Ask } from "./Languages.tsx";
import {
  addVersions,
  goneWith,
  hasOwnText,
  ownText,
  ownTexts,
  renameVersion,
  showIn,
  splitFor,
  textNames,
  variantsOf,
  versionsOf,
} from "./versions.ts";

export function VersionsPanel() {
  const { store, words } = useBuilderHost();
  const { versions } = words.texts;
  const doc = useBuilder((state) => state.doc);
  const readOnly = useBuilder((state) => state.readOnly);
  const all = variantsOf(doc);
  const add = () => {
    const commands = addVersions(doc, versions.name);
    if (!store.transaction(versions.addLabel, commands, "pointer").ok) return;
    store.show({ variant: store.getState().doc.variants?.at(-1)?.key });
  };
  return (
    <Panel title={versions.title}>
      <p className="dn-help">{versions.about}</p>
      {all.length === 0 && <p className="dn-panel-empty">{versions.none}</p>}
      <ul className="dn-entries">
        {all.map((variant) => (
          <Version key={variant.key} variant={variant} />
        ))}
      </ul>
      {!readOnly && (
        <Button size="small" icon="plus" onClick={add}>
          {versions.add}
        </Button>
      )}
      {all.length > 0 && <OwnTexts />}
      {all.length > 0 && <ChosenBlock />}
    </Panel>
  );
}

function Version({ variant: { key, label } }: { readonly variant: ContentVariant }) {
  const { store, words } = useBuilderHost();
  const { versions } = words.texts;
  const doc = useBuilder((state) => state.doc);
  const shown = useBuilder((state) => state.variant === key);
  const readOnly = useBuilder((state) => state.readOnly);
  const [asking, setAsking] = useState(false);
  const [own, said] = [goneWith(doc, key).length, ownTexts(doc, key).length];
  return (
    <li data-selected={shown || undefined}>
      <span className="dn-tag" data-tone="line">
        {key}
      </span>
      {readOnly ? (
        <span className="dn-grow">{label}</span>
      ) : (
        <TextInput
          size="small"
          aria-label={versions.label(key)}
          value={label}
          onCommit={(text) => text.trim() !== "" && store.execute(renameVersion(doc, key, text.trim()), "keyboard")}
        />
      )}
      <IconButton
        icon="eye"
        size="small"
        label={versions.look(label)}
        aria-pressed={shown}
        onClick={() => store.show({ variant: key })}
      />
      {!readOnly && (
        <IconButton icon="trash" size="small" label={versions.remove(label)} onClick={() => setAsking(true)} />
      )}
      {own + said > 0 && !asking && <p className="dn-help">{versions.own(own, said)}</p>}
      {asking && (
        <Ask
          told={versions.removeTold(label, own, said)}
          onNo={() => setAsking(false)}
          onYes={() => {
            setAsking(false);
            store.execute({ type: "variant.remove", key }, "pointer");
          }}
        />
      )}
    </li>
  );
}

/** The subject and what else is read before the blocks: which of it the version that is looked at has of its own. */
function OwnTexts() {
  const { store, words } = useBuilderHost();
  const { versions, settings } = words.texts;
  const doc = useBuilder((state) => state.doc);
  const shown = useBuilder((state) => state.variant);
  const locale = useBuilder((state) => state.locale);
  const readOnly = useBuilder((state) => state.readOnly);
  const variant = variantsOf(doc).find(({ key }) => key === shown);
  const names = textNames(doc.kind);
  if (variant === undefined || names.length === 0) return null;
  const { key, label } = variant;
  const said = settingsIn(doc, key) as { readonly [N in SettingTextName]?: Text };
  const change = (name: SettingTextName, own: boolean) => {
    // With nothing chosen the inspector has the field to write it in.
    if (store.execute(ownText(doc, key, name, own), "pointer").ok && own) store.select([]);
  };
  return (
    <section className="dn-panel-add" aria-label={versions.ownTexts(label)}>
      <h2>{versions.ownTexts(label)}</h2>
      <fieldset aria-label={versions.ownTexts(label)} className="dn-checks">
        {names.map((name) => {
          const runs = said[name]?.[locale];
          return (
            <label key={name} className="dn-check">
              <input
                type="checkbox"
                checked={hasOwnText(doc, key, name)}
                disabled={readOnly}
                onChange={({ target }) => change(name, target.checked)}
              />
              <span>
                {settings[name] ?? name}
                <span className="dn-help dn-own-text" lang={locale} dir={directionOf(locale)}>
                  {runs === undefined ? words.texts.notYet : <RunsView runs={runs} />}
                </span>
              </span>
            </label>
          );
        })}
      </fieldset>
      <p className="dn-help">{versions.ownTextsHow}</p>
    </section>
  );
}

function ChosenBlock() {
  const { store, words } = useBuilderHost();
  const { versions } = words.texts;
  const doc = useBuilder((state) => state.doc);
  const id = useBuilder(({ selected }) => (selected.length === 1 ? selected[0] : undefined));
  const variant = useBuilder((state) => state.variant);
  const readOnly = useBuilder((state) => state.readOnly);
  if (id === undefined) return <p className="dn-panel-empty">{versions.choose}</p>;
  const name = nameOfId(doc, id, store.registry, words);
  const there = versionsOf(doc, id);
  const fixed = lockOf(doc, id) === undefined ? undefined : words.commands.refusals["block.locked"]({}, name);
  const label = variantsOf(doc).find(({ key }) => key === variant)?.label ?? "";
  const split =
    variant === undefined
      ? undefined
      : splitFor(doc, id, variant, { registry: store.registry, taken: store.usedIds() });
  return (
    <section className="dn-panel-add" aria-label={versions.chosen(name)}>
      <h2>{versions.chosen(name)}</h2>
      <Field label={versions.shownIn} help={fixed ?? (there.length === 1 ? versions.atLeastOne : undefined)}>
        {({ id: field, "aria-describedby": described }) => (
          <fieldset id={field} aria-describedby={described} aria-label={versions.shownIn} className="dn-checks">
            {variantsOf(doc).map((one) => (
              <label key={one.key} className="dn-check">
                <input
                  type="checkbox"
                  checked={there.includes(one.key)}
                  disabled={readOnly || fixed !== undefined || (there.length === 1 && there.includes(one.key))}
                  onChange={({ target }) =>
                    store.execute(
                      showIn(doc, id, target.checked ? [...there, one.key] : there.filter((key) => key !== one.key)),
                      "pointer",
                    )
                  }
                />
                {one.label}
              </label>
            ))}
          </fieldset>
        )}
      </Field>
      {!readOnly && fixed === undefined && split !== undefined && (
        <>
          <Button
            size="small"
            icon="split"
            onClick={() => store.transaction(versions.splitLabel(label), split, "pointer")}
          >
            {versions.split(label)}
          </Button>
          <p className="dn-help">{versions.splitHow}</p>
        </>
      )}
    </section>
  );
}

/** The header: which template this is, as whom and in what it is looked at, and what is done with it as a whole. */

import type { TemplateKind } from "@dunlin/templates";
import { useState } from "react";
import { IconButton, Segmented } from "../../ui/Button.tsx";
import { TextInput } from "../../ui/Field.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Tag } from "../../ui/Tag.tsx";
import { PANEL_ICONS } from "../blocks/icons.ts";
import { useBuilder, useBuilderHost } from "../host/context.tsx";
import { MissingTexts } from "../texts/MissingTexts.tsx";
import { languageName } from "./languages.ts";
import { editLabel } from "./names.ts";
import { ReviewButtons } from "./ReviewParts.tsx";

/** Messages that are drawn otherwise on a phone. */
const FLUID: ReadonlySet<TemplateKind> = new Set<TemplateKind>(["email", "landing"]);

export function BuilderHeader() {
  const { words, settings, store, locale: language } = useBuilderHost();
  const { shell } = words;
  const locales = useBuilder(({ doc }) => doc.locales);
  const locale = useBuilder((state) => state.locale);
  const readOnly = useBuilder((state) => state.readOnly);
  const dark = useBuilder((state) => state.dark);
  const screen = useBuilder((state) => state.screen);
  const kind = useBuilder(({ doc }) => doc.kind);
  return (
    <header className="dn-header" data-region="toolbar">
      <span className="dn-mark">
        <Icon name="bird" size={20} />
      </span>
      {settings.slots?.breadcrumb}
      <Title />
      <Tag tone="line">{settings.live === undefined ? shell.draft : shell.live(settings.live.version)}</Tag>
      <label className="dn-pick">
        <Icon name="globe" size={14} />
        <span className="dn-hidden">{shell.language}</span>
        <select
          className="dn-input"
          data-size="small"
          value={locale}
          onChange={(event) => store.show({ locale: event.target.value })}
        >
          {locales.map((one) => (
            <option key={one} value={one}>
              {languageName(one, language)}
            </option>
          ))}
        </select>
      </label>
      <MissingTexts />
      <Versions />
      <span className="dn-grow" />
      <People />
      {FLUID.has(kind) && (
        <IconButton
          icon={screen === "phone" ? PANEL_ICONS.desktop : PANEL_ICONS.phone}
          label={screen === "phone" ? shell.wide : shell.phone}
          onClick={() => store.show({ screen: screen === "phone" ? "wide" : "phone" })}
        />
      )}
      <IconButton
        icon={dark ? "sun" : "moon"}
        label={dark ? shell.day : shell.night}
        onClick={() => store.show({ dark: !dark })}
      />
      {!readOnly && <Travel back />}
      {!readOnly && <Travel back={false} />}
      <ReviewButtons />
      {settings.slots?.headerEnd}
    </header>
  );
}

/** The name of the template; a click edits it. */
function Title() {
  const { store, words } = useBuilderHost();
  const name = useBuilder(({ doc }) => doc.name);
  const readOnly = useBuilder((state) => state.readOnly);
  const [editing, setEditing] = useState(false);
  if (readOnly) return <h1 className="dn-title dn-ellipsis">{name}</h1>;
  if (!editing)
    return (
      <h1 className="dn-title">
        <button type="button" className="dn-ellipsis" title={words.shell.rename} onClick={() => setEditing(true)}>
          {name}
        </button>
      </h1>
    );
  return (
    <TextInput
      value={name}
      aria-label={words.shell.rename}
      autoFocus
      onBlur={() => setEditing(false)}
      onCommit={(value) =>
        value.trim() !== "" && store.execute({ type: "field.set", path: "/name", value: value.trim() })
      }
    />
  );
}

/** More versions than this are chosen from a list. */
const SIDE_BY_SIDE = 3;

function Versions() {
  const { store, words } = useBuilderHost();
  const variants = useBuilder(({ doc }) => doc.variants);
  const variant = useBuilder((state) => state.variant);
  if (variants === undefined || variants.length < 2) return null;
  const show = (key: string) => store.show({ variant: key });
  if (variants.length <= SIDE_BY_SIDE)
    return (
      <Segmented
        label={words.shell.version}
        value={variant ?? ""}
        options={variants.map(({ key, label }) => ({ value: key, label }))}
        onChange={show}
      />
    );
  return (
    <label className="dn-pick">
      <span className="dn-hidden">{words.shell.version}</span>
      <select
        className="dn-input"
        data-size="small"
        value={variant ?? ""}
        onChange={({ target }) => show(target.value)}
      >
        {variants.map(({ key, label }) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** As whom the message is looked at. */
function People() {
  const { store, words, samples } = useBuilderHost();
  const sample = useBuilder((state) => state.sample);
  return (
    <label className="dn-pick">
      <Icon name="person" size={14} />
      <span>{words.shell.lookAs}</span>
      <select
        className="dn-input"
        data-size="small"
        value={sample}
        onChange={(event) => store.show({ sample: Number(event.target.value) })}
      >
        {samples.map(({ id, title }, i) => (
          <option key={id} value={i}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}

function Travel({ back }: { readonly back: boolean }) {
  const { store, words } = useBuilderHost();
  const entry = useBuilder(({ history }) => (back ? history.past.at(-1) : history.future[0]));
  const { shell } = words;
  const label = entry === undefined ? "" : `: ${editLabel(entry.commands, entry.label, words)}`;
  return (
    <IconButton
      icon={back ? "undo" : "redo"}
      label={`${back ? shell.undo : shell.redo}${label}`}
      disabledBecause={entry === undefined ? (back ? shell.nothingToUndo : shell.nothingToRedo) : undefined}
      onClick={() => (back ? store.undo() : store.redo())}
    />
  );
}

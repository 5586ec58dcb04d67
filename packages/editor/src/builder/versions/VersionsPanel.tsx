/** What is different from the version that is live, block by block, in words; both are looked at side by side, or the live one is restored. */

import type { BlockId, Template, VariantKey } from "@dunlin/templates";
import { useMemo } from "react";
import { Panel } from "../../problems/Panel.tsx";
import { Button } from "../../ui/Button.tsx";
import { Tag, type Tone } from "../../ui/Tag.tsx";
import { wordsOf } from "../canvas/excerpt.ts";
import { useReview, versionLabel } from "../checks/review.tsx";
import { placedAt } from "../document/tree.ts";
import { useBuilder, useBuilderHost, useSketch } from "../host/context.tsx";
import { languageName } from "../shell/languages.ts";
import { nameOfId } from "../shell/names.ts";
import { type ToldChange, tellChange } from "./changes.ts";
import { diffTemplates, isSame, type ValueChange } from "./diff.ts";
import type { VersionsWords } from "./words.ts";

export function VersionsPanel() {
  const { words, settings } = useBuilderHost();
  const { live } = settings;
  return (
    <Panel title={words.versions.title}>
      {live === undefined ? <p className="dn-panel-empty">{words.versions.none}</p> : <Differences live={live} />}
    </Panel>
  );
}

type Live = { readonly version: number; readonly doc: Template };

function Differences({ live }: { readonly live: Live }) {
  const { words } = useBuilderHost();
  const doc = useBuilder((state) => state.doc);
  const diff = useMemo(() => diffTemplates(live.doc, doc), [live, doc]);
  const { names, versionTag } = useTelling(live, doc);
  const { versions } = words;
  if (isSame(diff)) return <p className="dn-panel-empty">{versions.same}</p>;
  const { added, removed, changed, variants, values } = diff;
  return (
    <>
      <p className="dn-help">{versions.against(live.version)}</p>
      <Tools live={live} />
      <ul className="dn-versions">
        {values.length > 0 && <Item name={versions.template} tags={[["warn", versions.changed]]} values={values} />}
        {variants.map(({ key, values: own }) => (
          <Item
            key={key}
            name={versions.version(versionLabel(hasVersion(doc, key) ? doc : live.doc, key))}
            tags={[versionTag(key)]}
            values={own}
            members={{ ...versions.members, label: versions.members.name ?? "" }}
          />
        ))}
        {added.map((id) => (
          <Item key={id} id={id} {...names(doc, id)} tags={[["good", versions.added]]} />
        ))}
        {changed.map(({ id, moved, values: own }) => (
          <Item
            key={id}
            id={id}
            {...names(doc, id)}
            tags={[
              ...(moved ? [["commit", versions.moved] as const] : []),
              ...(own.length > 0 ? [["warn", versions.changed] as const] : []),
            ]}
            values={own}
          />
        ))}
        {removed.map((id) => (
          <Item key={id} {...names(live.doc, id)} tags={[["bad", versions.removed]]} />
        ))}
      </ul>
    </>
  );
}

/** What can be done with the version that is live. */
function Tools({ live }: { readonly live: Live }) {
  const { words, store } = useBuilderHost();
  const { versions } = words;
  const { view } = useReview();
  const readOnly = useBuilder((state) => state.readOnly);
  const restore = () =>
    store.transaction(
      versions.restored(live.version),
      [{ type: "document.replace", doc: live.doc, why: "version" }],
      "menu",
    );
  return (
    <div className="dn-panel-tools dn-row">
      <Button size="small" icon="eye" onClick={() => view.setState({ dialog: "compare" })}>
        {versions.compare}
      </Button>
      {!readOnly && (
        <Button size="small" icon="undo" onClick={restore}>
          {versions.restore(live.version)}
        </Button>
      )}
    </div>
  );
}

/** How blocks and versions are told of one of the two documents. */
function useTelling(live: Live, doc: Template) {
  const { words, store } = useBuilderHost();
  const { versions } = words;
  const sketch = useSketch();
  const nameOf = (one: Template, id: BlockId) => nameOfId(one, id, store.registry, words);
  return {
    names(one: Template, id: BlockId): Required<Pick<ItemProps, "name" | "says">> {
      const placed = placedAt(one, id);
      const around = placed?.around.at(-1);
      const name = nameOf(one, id);
      return {
        name: around === undefined ? name : `${nameOf(one, around.id)} › ${name}`,
        says: placed === undefined ? "" : wordsOf(sketch.block(placed.block).html),
      };
    },
    versionTag(key: VariantKey): readonly [Tone, string] {
      if (!hasVersion(live.doc, key)) return ["good", versions.added];
      return hasVersion(doc, key) ? ["warn", versions.changed] : ["bad", versions.removed];
    },
  };
}

const hasVersion = ({ variants = [] }: Template, key: VariantKey): boolean => variants.some((one) => one.key === key);

interface ItemProps {
  /** Of a block that is there. */
  readonly id?: BlockId;
  readonly name: string;
  /** The first words of the block. */
  readonly says?: string;
  readonly tags: readonly (readonly [Tone, string])[];
  readonly values?: readonly ValueChange[];
  /** What its members are called. */
  readonly members?: VersionsWords["members"];
}

function Item({ id, name, says = "", tags, values = [], members }: ItemProps) {
  const { words, store, locale } = useBuilderHost();
  const versions = { ...words.versions, ...(members && { members }) };
  const doc = useBuilder((state) => state.doc);
  const told = values.map((value) => tellChange(value, doc, versions, (tag) => languageName(tag, locale)));
  return (
    <li>
      <p className="dn-row">
        {id === undefined ? (
          <span className="dn-strong dn-grow">{name}</span>
        ) : (
          <button
            type="button"
            className="dn-problem-place dn-grow"
            title={words.versions.show}
            onClick={() => store.select([id])}
          >
            {name}
          </button>
        )}
        {tags.map(([tone, text]) => (
          <Tag key={text} tone={tone}>
            {text}
          </Tag>
        ))}
      </p>
      {says !== "" && <p className="dn-help dn-ellipsis">{says}</p>}
      {told.length > 0 && (
        <dl>
          {told.map((change) => (
            <div key={change.key}>
              <dt>{change.name}</dt>
              <dd>{change.words === undefined ? change.says : <Words change={change} />}</dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}

const Words = ({ change: { words = [] } }: { readonly change: ToldChange }) =>
  words.map((piece, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other name
    <span key={i}>
      {"same" in piece ? (
        piece.same
      ) : (
        <>
          {piece.before !== "" && <del>{piece.before}</del>}
          {piece.after !== "" && <ins>{piece.after}</ins>}
        </>
      )}
    </span>
  ));

/** The variants of a split: shares that always make 100, with those that stay as they are when another one changes. */

import { useId, useState } from "react";
import { seriesColor } from "../canvas/figures.ts";
import { pointer } from "../document/pointer.ts";
import { itemsOf, portListOf } from "../document/portLists.ts";
import { nodeAt } from "../document/strategy.ts";
import { useEditor, useHost } from "../host/context.tsx";
import { Button, IconButton } from "../ui/Button.tsx";
import { TextInput } from "../ui/Field.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Tag } from "../ui/Tag.tsx";
import { DoubtsAt } from "./Doubts.tsx";
import { NameInput } from "./fields/NameInput.tsx";
import { useErrorAt, useForm } from "./form.tsx";

import { basisPointsFrom, percentText } from "./numbers.ts";
import { renameRoute } from "./ways.ts";

interface Variant {
  readonly key: string;
  readonly weight: number;
  readonly control?: boolean;
  readonly holdout?: boolean;
}

export function SplitForm({ id }: { readonly id: string }) {
  const { store, words } = useHost();
  const { inspector } = words;
  const { readOnly } = useForm();
  const node = useEditor((state) => nodeAt(state.doc, id));
  const [locked, setLocked] = useState<readonly string[]>([]);
  const heading = useId();
  const path = pointer(["nodes", id, "variants"]);
  const error = useErrorAt(path, true);
  const list = node === undefined ? undefined : portListOf(node);
  if (node === undefined || list === undefined) return null;
  const variants = itemsOf(node, list) as readonly Variant[];
  const lock = (key: string) =>
    setLocked(locked.includes(key) ? locked.filter((one) => one !== key) : [...locked, key]);
  return (
    <section className="dn-split" aria-labelledby={heading}>
      <header>
        <h3 id={heading}>{inspector.routes("split")}</h3>
        {!readOnly && (
          <Button size="small" look="link" onClick={() => store.execute({ type: "weights.equal", id }, "menu")}>
            {inspector.makeEqual}
          </Button>
        )}
      </header>
      <ShareBar variants={variants} />
      <ol>
        {variants.map((variant, i) => (
          <VariantRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a variant that is renamed is still the same one
            key={i}
            id={id}
            variant={variant}
            place={i}
            count={variants.length}
            locked={locked}
            onLock={lock}
          />
        ))}
      </ol>
      {error !== undefined && (
        <p className="dn-error" role="alert">
          <Icon name="error" size={14} />
          {error}
        </p>
      )}
      <DoubtsAt path={path} />
      {!readOnly && (
        <Button size="small" icon="plus" onClick={() => store.execute({ type: "route.add", id }, "menu")}>
          {inspector.addRoute("split")}
        </Button>
      )}
    </section>
  );
}

/** Every share is to be seen, also one of 1%. */
function ShareBar({ variants }: { readonly variants: readonly Variant[] }) {
  return (
    <div className="dn-sharebar" aria-hidden="true">
      {variants.map(({ weight, holdout }, i) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: decoration, in the order of the variants
          key={i}
          className={holdout === true ? "dn-hatch" : undefined}
          style={{ flexGrow: Number(weight) || 0, background: holdout === true ? undefined : seriesColor(i) }}
        />
      ))}
    </div>
  );
}

interface VariantRowProps {
  readonly id: string;
  readonly variant: Variant;
  readonly place: number;
  readonly count: number;
  readonly locked: readonly string[];
  readonly onLock: (key: string) => void;
}

function VariantRow({ id, variant, place, count, locked, onLock }: VariantRowProps) {
  const host = useHost();
  const { store, words, locale } = host;
  const { inspector } = words;
  const { readOnly } = useForm();
  const { key, weight } = variant;
  const share = percentText(Number(weight) || 0, locale);
  const isLocked = locked.includes(key);
  const commit = (text: string) => {
    const next = basisPointsFrom(text);
    if (next !== undefined)
      store.execute(
        { type: "weight.set", id, port: key, weight: next, locked: locked.filter((one) => one !== key) },
        "keyboard",
      );
  };
  if (readOnly)
    return (
      <li className="dn-variant">
        <Swatch variant={variant} place={place} />
        <span className="dn-grow dn-strong">{key}</span>
        <Roles variant={variant} />
        <span>{share}%</span>
      </li>
    );
  return (
    <li className="dn-variant">
      <Swatch variant={variant} place={place} />
      <div className="dn-grow">
        <NameInput label={inspector.routeName} value={key} onRename={(name) => renameRoute(host, id, key, name)} />
      </div>
      <span className="dn-draft" data-unit="">
        <TextInput
          size="small"
          inputMode="decimal"
          aria-label={inspector.shareOf(key)}
          value={share}
          onCommit={commit}
        />
        <span className="dn-unit">%</span>
      </span>
      <IconButton
        icon="lock"
        size="small"
        label={isLocked ? inspector.unlockShare(key) : inspector.lockShare(key)}
        aria-pressed={isLocked}
        onClick={() => onLock(key)}
      />
      <IconButton
        icon="trash"
        size="small"
        label={inspector.removeNamed(key)}
        disabledBecause={count === 1 ? words.commands.refusals["route.last"]({}) : undefined}
        onClick={() => store.execute({ type: "route.remove", id, port: key }, "menu")}
      />
      <VariantRoles id={id} variant={variant} place={place} />
    </li>
  );
}

/** What the others are compared with, and what is left alone. */
function VariantRoles({ id, variant, place }: Pick<VariantRowProps, "id" | "variant" | "place">) {
  const { store, words } = useHost();
  const { inspector } = words;
  return (
    <div className="dn-variant-roles">
      {(["control", "holdout"] as const).map((role) => (
        <label key={role} className="dn-check" title={inspector.roleHelp[role]}>
          <input
            type="checkbox"
            checked={variant[role] === true}
            aria-label={`${variant.key}: ${inspector.roles[role]}`}
            onChange={(event) =>
              store.execute(
                {
                  type: "field.set",
                  path: pointer(["nodes", id, "variants", place, role]),
                  ...(event.target.checked ? { value: true } : {}),
                },
                "pointer",
              )
            }
          />
          {inspector.roles[role]}
        </label>
      ))}
    </div>
  );
}

const Swatch = ({ variant, place }: Pick<VariantRowProps, "variant" | "place">) => (
  <span
    className={variant.holdout === true ? "dn-swatch dn-hatch" : "dn-swatch"}
    style={{ background: variant.holdout === true ? undefined : seriesColor(place) }}
  />
);

const Roles = ({ variant: { control, holdout } }: { readonly variant: Variant }) => {
  const { inspector } = useHost().words;
  return (
    <>
      {control === true && <Tag tone="line">{inspector.roles.control}</Tag>}
      {holdout === true && <Tag tone="line">{inspector.roles.holdout}</Tag>}
    </>
  );
};

/** The picture of a block: one for everybody, or one that each person has. */

import type { Link, Text } from "@dunlin/templates";
import { FieldSet } from "../../inspector/fields/FieldSet.tsx";
import { valueAt } from "../document/contexts.ts";
import { pictureAddress } from "../document/links.ts";
import { useBuilder, useBuilderHost, useSample } from "../host/context.tsx";
import type { Asset } from "../host/props.ts";
import type { Edit } from "./edits.ts";
import { type EditProps, useForm } from "./form.tsx";
import { LinkField } from "./LinkField.tsx";
import { PictureBox } from "./PictureBox.tsx";
import { type Picture, pictureRefused } from "./pictures.ts";

export function ImageField({ at, value, label, help, error }: EditProps) {
  const { words, settings } = useBuilderHost();
  const { inspector } = words;
  const { links: says } = words.writing;
  const form = useForm();
  const sample = useSample();
  const locale = useBuilder((state) => state.locale);
  const kind = useBuilder(({ doc }) => doc.kind);
  const link = value as Link | undefined;
  const url =
    link?.to === "variable" ? String(valueAt(sample.context, link.var) ?? "") : link?.to === "url" ? link.url : "";
  const checked = url === "" ? undefined : pictureAddress(url, settings.links);
  const take = (asset: Asset, picture?: Picture) => {
    form.edit({ edit: "set", at, value: { to: "url", url: asset.url } }, ...alongside(asset, picture, form, locale));
  };
  return (
    <FieldSet
      label={label}
      help={help}
      error={checked?.refused === undefined ? error : pictureRefused(checked.refused, settings.links, words)}
    >
      <PictureBox
        label={label}
        url={checked?.url}
        instead={link?.to === "variable" ? inspector.picture.fromValue : undefined}
        readOnly={form.readOnly}
        onPicture={take}
      />
      {kind === "email" && /\.svg(?:$|[?#])/i.test(url) && <p className="dn-notice">{inspector.picture.vector}</p>}
      <LinkField
        label={says.targets.url}
        hideLabel
        value={link}
        required
        readOnly={form.readOnly}
        kinds={["url", "variable"]}
        onChange={(next) => form.edit({ edit: "set", at, value: next })}
      />
    </FieldSet>
  );
}

/** What is known of a picture beside where it is: how wide it is, and what it shows where nobody has said so yet. */
function alongside(
  { alt, width = 0 }: Asset,
  picture: Picture | undefined,
  { values }: Pick<ReturnType<typeof useForm>, "values">,
  locale: string,
): readonly Edit[] {
  const wide = width > 0 ? width : (picture?.width ?? 0);
  const said = (values.alt as Text | undefined)?.[locale] ?? [];
  const edits: Edit[] = [];
  if ("width" in values && wide > 0)
    edits.push({ edit: "set", at: "/width", value: Math.min(Math.max(Math.round(wide), LEAST), COLUMN) });
  if ("alt" in values && alt !== undefined && alt !== "" && said.length === 0)
    edits.push({ edit: "text", at: "/alt", locale, runs: [{ t: alt }] });
  return edits;
}

/** The least width that an image may have, and that of a column of text, in pixels. */
const LEAST = 16;
const COLUMN = 536;

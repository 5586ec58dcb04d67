/** The logo of the brand, on light and on dark ground. It is that of all templates, so it is changed only where the host lets the brand be. */

import type { Logo } from "@dunlin/templates";
import { FieldSet } from "../../inspector/fields/FieldSet.tsx";
import { pictureAddress } from "../document/links.ts";
import { useBuilderHost } from "../host/context.tsx";
import type { Asset } from "../host/props.ts";
import { PictureBox } from "./PictureBox.tsx";
import type { Picture } from "./pictures.ts";

/** In pixels, where a picture does not say. */
const WIDTH = 160;

export function LogoPictures({ readOnly }: { readonly readOnly: boolean }) {
  const { brand, settings, words } = useBuilderHost();
  const { picture } = words.inspector;
  const { onBrandChange } = settings;
  const { logo } = brand;
  const fixed = readOnly || onBrandChange === undefined;
  const take = (change: (url: string, asset: Asset, read?: Picture) => Logo) => (asset: Asset, read?: Picture) =>
    onBrandChange?.({ ...brand, logo: change(asset.url, asset, read) });
  const shown = (url: string | undefined) => (url === undefined ? undefined : pictureAddress(url, settings.links).url);
  return (
    <>
      <FieldSet label={picture.logo} help={picture.logoFromBrand}>
        <PictureBox
          label={picture.logo}
          url={shown(logo?.url)}
          instead={fixed ? picture.logoNone : undefined}
          readOnly={fixed}
          onPicture={take((url, asset, read) => ({
            alt: {},
            width: Math.min(asset.width ?? read?.width ?? WIDTH, WIDTH),
            ...logo,
            url,
          }))}
        />
      </FieldSet>
      {logo !== undefined && (
        <FieldSet label={picture.logoDark}>
          <PictureBox
            label={picture.logoDark}
            dark
            url={shown(logo.darkUrl)}
            instead={picture.sameInDark}
            readOnly={fixed}
            onPicture={take((darkUrl) => ({ ...logo, darkUrl }))}
          />
        </FieldSet>
      )}
    </>
  );
}

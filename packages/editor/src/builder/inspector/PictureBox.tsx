/** A picture with the ways to another one: from those of the host, from a file, by dropping one, by pasting one. */

import type { LinkRefusal } from "@dunlin/templates";
import { type ClipboardEvent, type DragEvent, useEffect, useRef, useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { pictureAddress } from "../document/links.ts";
import { useBuilderHost } from "../host/context.tsx";
import type { Asset } from "../host/props.ts";
import { MOST_PIXELS, type Picture, pictureRefused } from "./pictures.ts";
import { usePicture } from "./usePicture.ts";

export interface PictureBoxProps {
  readonly label: string;
  /** Of the picture that is there. */
  readonly url: string | undefined;
  /** In place of a picture, why there is none to see. */
  readonly instead?: string | undefined;
  /** On a dark ground. */
  readonly dark?: boolean;
  readonly readOnly: boolean;
  /** One whose address may be shown. */
  readonly onPicture: (asset: Asset, picture?: Picture) => void;
}

export function PictureBox({ label, url, instead, dark = false, readOnly, onPicture }: PictureBoxProps) {
  const { words, settings } = useBuilderHost();
  const { picture } = words.inspector;
  const { assets, uploadAsset } = settings;
  const [refused, setRefused] = useState<LinkRefusal | undefined>(undefined);
  const choose = (asset: Asset, read?: Picture) => {
    const { refused: why } = pictureAddress(asset?.url, settings.links);
    setRefused(why);
    if (why === undefined) onPicture(asset, read);
  };
  const { uploading, upload, stop } = usePicture(choose);
  const [over, setOver] = useState(false);
  const [choosing, setChoosing] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  const takes = !readOnly && uploadAsset !== undefined;
  const take = (files: FileList | null | undefined): boolean => {
    const [first] = files ?? [];
    if (!takes || first === undefined) return false;
    setRefused(undefined);
    void upload(first);
    return true;
  };
  return (
    <div className="dn-picture">
      {/* biome-ignore lint/a11y/useSemanticElements: a picture and what is done with it is no set of fields */}
      <div
        className="dn-picture-box"
        role="group"
        aria-label={label}
        tabIndex={takes ? 0 : undefined}
        data-over={over || undefined}
        data-dark={dark || undefined}
        onDragOver={(event: DragEvent) => {
          if (!takes) return;
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event: DragEvent) => {
          setOver(false);
          if (take(event.dataTransfer.files)) event.preventDefault();
        }}
        onPaste={(event: ClipboardEvent) => {
          // Pasting here is about pictures, never about blocks.
          event.stopPropagation();
          if (take(event.clipboardData.files)) event.preventDefault();
        }}
      >
        <Shown url={url} instead={instead} drop={takes} />
      </div>
      {!readOnly && (
        <div className="dn-actions">
          {assets !== undefined && (
            <Button size="small" onClick={() => setChoosing(true)}>
              {picture.choose}
            </Button>
          )}
          {takes && (
            <Button size="small" onClick={() => file.current?.click()}>
              {picture.upload}
            </Button>
          )}
          <input
            ref={file}
            type="file"
            hidden
            accept="image/png,image/jpeg,image/gif,image/webp,image/svg+xml"
            onChange={(event) => {
              take(event.target.files);
              event.target.value = "";
            }}
          />
        </div>
      )}
      <div role="status">
        {uploading.state === "busy" && (
          <p className="dn-row">
            <progress aria-label={picture.uploading(uploading.name)} />
            <span className="dn-grow dn-ellipsis">{picture.uploading(uploading.name)}</span>
            <Button size="small" look="quiet" onClick={stop}>
              {picture.stop}
            </Button>
          </p>
        )}
        {uploading.state === "refused" && <p className="dn-error">{picture.problems[uploading.problem]}</p>}
        {refused !== undefined && (
          <p className="dn-error">{picture.notTaken(pictureRefused(refused, settings.links, words))}</p>
        )}
        {uploading.state === "failed" && <p className="dn-error">{picture.failed(uploading.reason)}</p>}
      </div>
      {choosing && (
        <Assets
          onClose={() => setChoosing(false)}
          onChoose={(asset) => {
            setChoosing(false);
            choose(asset);
          }}
        />
      )}
    </div>
  );
}

interface ShownProps extends Pick<PictureBoxProps, "url" | "instead"> {
  readonly drop: boolean;
}

function Shown({ url, instead, drop }: ShownProps) {
  const { words, settings, locale } = useBuilderHost();
  const { picture } = words.inspector;
  const [size, setSize] = useState<readonly [width: number, height: number] | undefined>(undefined);
  const [broken, setBroken] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: of another picture nothing is known yet
  useEffect(() => {
    setSize(undefined);
    setBroken(false);
  }, [url]);
  if (url === undefined || url === "")
    return <p className="dn-help">{instead ?? (drop ? picture.drop : picture.none)}</p>;
  const number = new Intl.NumberFormat(locale);
  const known = settings.assets?.find((asset) => asset.url === url);
  const [width, height] = size ?? [known?.width ?? 0, known?.height ?? 0];
  const giant = Math.max(width, height) > MOST_PIXELS;
  const said = [number.format(width), number.format(height)] as const;
  return (
    <>
      {broken ? (
        <p className="dn-help">{picture.notShown}</p>
      ) : (
        <img
          src={url}
          alt=""
          onError={() => setBroken(true)}
          onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => setSize([naturalWidth, naturalHeight])}
        />
      )}
      {giant ? (
        <p className="dn-notice">{picture.giant(...said)}</p>
      ) : (
        width > 0 && <p className="dn-help">{picture.size(...said)}</p>
      )}
    </>
  );
}

interface AssetsProps {
  readonly onClose: () => void;
  readonly onChoose: (asset: Asset) => void;
}

function Assets({ onClose, onChoose }: AssetsProps) {
  const { words, settings } = useBuilderHost();
  const { picture } = words.inspector;
  const { assets = [] } = settings;
  return (
    <Dialog title={picture.assets} closeLabel={words.shell.close} onClose={onClose}>
      {assets.length === 0 ? (
        <p className="dn-help">{picture.noAssets}</p>
      ) : (
        <ul className="dn-assets">
          {assets.map((asset) => (
            <li key={asset.url}>
              <button type="button" onClick={() => onChoose(asset)}>
                <img src={pictureAddress(asset.url, settings.links).url} alt="" loading="lazy" />
                <span>{asset.title ?? asset.alt ?? picture.noName}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}

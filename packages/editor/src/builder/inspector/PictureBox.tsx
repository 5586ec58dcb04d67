/** A picture with the ways to another one: from those of the host, from a file, by dropping one, by pasting one. */

import type { LinkRefusal } from "@dunlin/templates";
import { type ClipboardEvent, type DragEvent, type ReactNode, useEffect, useRef, useState } from "react";
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
  const acts = usePictureActs(readOnly, onPicture);
  const [choosing, setChoosing] = useState(false);
  return (
    <div className="dn-picture">
      <DropBox label={label} dark={dark} acts={acts}>
        <Shown url={url} instead={instead} drop={acts.takes} />
      </DropBox>
      {!readOnly && <Ways acts={acts} onAssets={() => setChoosing(true)} />}
      <Progress acts={acts} />
      {choosing && (
        <Assets
          onClose={() => setChoosing(false)}
          onChoose={(asset) => {
            setChoosing(false);
            acts.choose(asset);
          }}
        />
      )}
    </div>
  );
}

/** What can be done about the picture, and what became of it. */
function usePictureActs(readOnly: boolean, onPicture: PictureBoxProps["onPicture"]) {
  const { settings } = useBuilderHost();
  const [refused, setRefused] = useState<LinkRefusal | undefined>(undefined);
  const choose = (asset: Asset, read?: Picture) => {
    const { refused: why } = pictureAddress(asset?.url, settings.links);
    setRefused(why);
    if (why === undefined) onPicture(asset, read);
  };
  const { uploading, upload, stop } = usePicture(choose);
  const takes = !readOnly && settings.uploadAsset !== undefined;
  /** Whether one of the files is taken. */
  const take = (files: FileList | null | undefined): boolean => {
    const [first] = files ?? [];
    if (!takes || first === undefined) return false;
    setRefused(undefined);
    void upload(first);
    return true;
  };
  return { takes, take, choose, refused, uploading, stop };
}

type PictureActs = ReturnType<typeof usePictureActs>;

interface DropBoxProps extends Required<Pick<PictureBoxProps, "label" | "dark">> {
  readonly acts: PictureActs;
  readonly children: ReactNode;
}

/** Where a picture is dropped or pasted. */
function DropBox({ label, dark, acts: { takes, take }, children }: DropBoxProps) {
  const [over, setOver] = useState(false);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a picture and what is done with it is no set of fields
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
      {children}
    </div>
  );
}

interface WaysProps {
  readonly acts: PictureActs;
  readonly onAssets: () => void;
}

function Ways({ acts: { takes, take }, onAssets }: WaysProps) {
  const { words, settings } = useBuilderHost();
  const { picture } = words.inspector;
  const file = useRef<HTMLInputElement>(null);
  return (
    <div className="dn-actions">
      {settings.assets !== undefined && (
        <Button size="small" onClick={onAssets}>
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
  );
}

/** How far a picture is that is uploaded, and why one was not taken. */
function Progress({ acts: { uploading, refused, stop } }: { readonly acts: PictureActs }) {
  const { words, settings } = useBuilderHost();
  const { picture } = words.inspector;
  return (
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

/** Getting a picture to the host: read, checked by its bytes, uploaded, and stopped when it is not wanted any more. */

import { useEffect, useRef, useState } from "react";
import { useBuilderHost } from "../host/context.tsx";
import type { Asset } from "../host/props.ts";
import { MOST_BYTES, type Picture, type PictureProblem, readPicture, typedFile } from "./pictures.ts";

export type Uploading =
  | { readonly state: "idle" }
  | { readonly state: "busy"; readonly name: string }
  | { readonly state: "refused"; readonly problem: PictureProblem }
  | { readonly state: "failed"; readonly reason: string };

const IDLE: Uploading = { state: "idle" };

/** @param onDone - The picture of the host, and what was read from the file. */
export function usePicture(onDone: (asset: Asset, picture: Picture) => void) {
  const { settings } = useBuilderHost();
  const { uploadAsset, onError } = settings;
  const [uploading, setUploading] = useState<Uploading>(IDLE);
  const abort = useRef<AbortController | undefined>(undefined);
  const done = useRef(onDone);
  done.current = onDone;
  useEffect(() => () => abort.current?.abort(), []);
  const upload = async (file: File) => {
    if (uploadAsset === undefined) return;
    abort.current?.abort();
    const control = new AbortController();
    abort.current = control;
    const tell = (next: Uploading) => {
      if (!control.signal.aborted) setUploading(next);
    };
    setUploading({ state: "busy", name: file.name });
    try {
      // What is too large is not read at all.
      const picture = file.size > MOST_BYTES ? "tooLarge" : readPicture(new Uint8Array(await file.arrayBuffer()));
      if (typeof picture === "string") return tell({ state: "refused", problem: picture });
      const asset = await uploadAsset(typedFile(file, picture), control.signal);
      if (control.signal.aborted) return;
      setUploading(IDLE);
      done.current(asset, picture);
    } catch (error) {
      if (control.signal.aborted) return;
      onError?.(error);
      tell({ state: "failed", reason: error instanceof Error ? error.message : "" });
    }
  };
  const stop = () => {
    abort.current?.abort();
    setUploading(IDLE);
  };
  return { uploading, upload, stop };
}

/** `<TemplateEditor>` of the main entry: the builder, loaded when one is drawn, so that whoever edits strategies only never loads it. */

import { forwardRef, lazy, type Ref, Suspense } from "react";
import { Boundary } from "../../shell/Boundary.tsx";
import { useMounted, useTheme } from "../../shell/environment.ts";
import { EN } from "../../words/messages.ts";
import type { TemplateEditorHandle, TemplateEditorProps } from "../host/props.ts";
import { NOT_LOADED } from "./notLoaded.ts";

const Loaded = lazy(async () => ({ default: (await import("./TemplateEditor.tsx")).TemplateEditor }));

type Props = Omit<TemplateEditorProps, "ref">;

/**
 * Edits a template of any kind. On a server, in the first drawing and until it is loaded it is an empty frame of the final size; the ref is
 * filled once it is there. What keeps it from loading goes to `onError`, and a sentence stands in its place.
 */
export const TemplateEditor = forwardRef(function TemplateEditor(props: Props, ref: Ref<TemplateEditorHandle>) {
  const { messages, onError, kind } = props;
  const mounted = useMounted();
  const empty = <EmptyFrame {...props} />;
  if (!mounted) return empty;
  return (
    <Boundary message={messages?.shell.notLoaded ?? NOT_LOADED} onError={onError} attempt={kind}>
      <Suspense fallback={empty}>
        <Loaded {...props} ref={ref} />
      </Suspense>
    </Boundary>
  );
});

function EmptyFrame({ messages, locale = messages?.locale ?? EN.locale, dir = "ltr", theme = "auto" }: Props) {
  const resolved = useTheme(theme);
  return (
    <div className="dunlin dn-editor dn-builder" data-theme={resolved} dir={dir} lang={locale}>
      <div className="dn-skeleton" aria-hidden="true" />
    </div>
  );
}

/** In place of the builder where a document is no template that can be read: nothing of it is drawn, and nothing is changed. */

import { validateTemplate } from "@dunlin/templates/editing";
import { forwardRef, type Ref, useEffect, useImperativeHandle, useRef } from "react";
import { useTheme } from "../../shell/environment.ts";
import { Icon } from "../../ui/Icon.tsx";
import type { BuilderRefusal } from "../commands/command.ts";
import type { TemplateEditorHandle, TemplateEditorProps } from "../host/props.ts";
import { BUILDER_EN } from "../words.ts";

interface NoTemplateProps extends Omit<TemplateEditorProps, "ref"> {
  /** Whatever it is. */
  readonly doc: unknown;
  readonly refusal: BuilderRefusal;
}

export const NoTemplate = forwardRef(function NoTemplate(
  {
    doc,
    refusal,
    messages = BUILDER_EN,
    locale = messages.locale,
    dir = "ltr",
    theme = "auto",
    onError,
  }: NoTemplateProps,
  ref: Ref<TemplateEditorHandle>,
) {
  const told = useRef(onError);
  told.current = onError;
  const { path, message } = refusal.data;
  useEffect(() => told.current?.(new Error(`${String(path)}: ${String(message)}`)), [path, message]);
  useImperativeHandle(ref, () => handleOf(doc, refusal), [doc, refusal]);
  return (
    <div className="dunlin dn-editor dn-builder" data-theme={useTheme(theme)} dir={dir} lang={locale}>
      <div className="dn-message" data-tone="bad" role="alert">
        <Icon name="error" size={16} />
        <div>
          <p>{messages.shell.noTemplate}</p>
          <p lang="en" dir="ltr">
            <code>{String(path)}</code> {String(message)}
          </p>
        </div>
      </div>
    </div>
  );
});

/** The document stays that of the host, so that nobody keeps an empty one in its place. */
const handleOf = (doc: unknown, refusal: BuilderRefusal): TemplateEditorHandle => ({
  execute: () => ({ ok: false, refusal }),
  undo: () => false,
  redo: () => false,
  select: () => {},
  reveal: () => {},
  validate: () => validateTemplate(doc),
  getDocument: () => doc as ReturnType<TemplateEditorHandle["getDocument"]>,
  focus: () => {},
});

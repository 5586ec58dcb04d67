/** The editor in a mode, as a host puts it on its page: modes are left and entered, promotions are taken. */

import "@dunlin/editor/insight.css";
import type { Mode } from "@dunlin/editor";
import { messages as ES } from "@dunlin/editor/es";
import { type ComponentProps, useState } from "react";
import { Editor } from "./editors.tsx";

export type ModeHarnessProps = Omit<ComponentProps<typeof Editor>, "ref"> & {
  readonly spanish?: boolean;
  /** Of the frame, px: narrower than 900 what is told is a sheet at the foot. */
  readonly width?: number;
};

export function ModeHarness({ mode: begin = "edit", spanish = false, width, ...props }: ModeHarnessProps) {
  const [mode, setMode] = useState<Mode>(begin);
  return (
    <div style={{ blockSize: "100vh", ...(width !== undefined && { inlineSize: width }) }}>
      <Editor {...props} {...(spanish && { messages: ES })} mode={mode} onModeChange={setMode} />
    </div>
  );
}

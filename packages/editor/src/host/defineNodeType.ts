/** Node types of the host's own. */

import type { EditorNodeType } from "./props.ts";

/** Checks the types of a descriptor and gives it back: for `nodeTypes` of the engine, of the editor and of the viewer alike. */
export const defineNodeType = (type: EditorNodeType): EditorNodeType => type;

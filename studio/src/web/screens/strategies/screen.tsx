/** Strategies: the list, and for each of them its editor, its versions and what is different between two of them. */

import "./strategies.css";
import type { ScreenProps } from "../../model.ts";
import { ComparePage } from "./compare.tsx";
import { EditorPage } from "./editor.tsx";
import { StrategyList } from "./list.tsx";
import { VersionsPage } from "./versions.tsx";

export default function Strategies(props: ScreenProps) {
  const [id, part, older, newer] = props.path;
  if (id === undefined) return <StrategyList {...props} />;
  if (part === "versions") return <VersionsPage key={id} {...props} id={id} />;
  if (part === "compare" && older !== undefined && newer !== undefined)
    return <ComparePage key={`${id}/${older}/${newer}`} {...props} {...{ id, older, newer }} />;
  return <EditorPage key={id} {...props} id={id} simulating={part === "simulate"} />;
}

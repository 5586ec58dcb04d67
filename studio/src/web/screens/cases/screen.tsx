/** The cases: a list, and the story of one. */

import type { ScreenProps } from "../../model.ts";
import "../../messages/messages.css";
import "./cases.css";
import { CaseList } from "./CaseList.tsx";
import { CasePage } from "./CasePage.tsx";
import { Way } from "./Way.tsx";

export default function Cases(props: ScreenProps) {
  const [caseId, part, strategy] = props.path;
  if (caseId === undefined) return <CaseList {...props} />;
  if (part === "way" && strategy !== undefined)
    return <Way key={`${caseId} ${strategy}`} {...props} caseId={caseId} strategy={strategy} />;
  return <CasePage key={caseId} {...props} caseId={caseId} />;
}

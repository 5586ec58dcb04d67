/** Experiments: what is being tried out, what it says, and what to do about it. */

import "./experiments.css";
import type { ScreenProps } from "../../model.ts";
import { ExperimentList } from "./list.tsx";
import { ReportPage } from "./report.tsx";

export default function Experiments(props: ScreenProps) {
  const [strategy, key] = props.path;
  if (strategy === undefined || key === undefined) return <ExperimentList {...props} />;
  return <ReportPage key={`${strategy}/${key}`} {...props} strategy={strategy} experiment={key} />;
}

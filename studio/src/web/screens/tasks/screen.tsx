/** The agent desk: what waits for a person, and one case at a time with all that is needed for it. */

import type { ScreenProps } from "../../model.ts";
import "../../messages/messages.css";
import "../cases/cases.css";
import "./tasks.css";
import { Desk } from "./Desk.tsx";
import { Queues } from "./Queues.tsx";

export default function Tasks(props: ScreenProps) {
  const [task] = props.path;
  return task === undefined ? <Queues {...props} /> : <Desk key={task} {...props} task={task} />;
}

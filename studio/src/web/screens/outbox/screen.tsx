/** The outbox: messages as their receivers got them, and contacts that wait, failed, or of which nobody knows. */

import type { ScreenProps } from "../../model.ts";
import { useLoaded, usePulse } from "../../ui/loaded.ts";
import { Page, Segmented } from "../../ui/parts.tsx";
import type { Gauges } from "../../v1/answers.ts";
import { NO_NAMES, namesOf } from "../../v1/ask.ts";
import "../../messages/messages.css";
import "../cases/cases.css";
import "./outbox.css";
import { Contacts } from "./Contacts.tsx";
import { isView, VIEWS, type View } from "./lines.ts";
import { Parked } from "./Parked.tsx";
import { Received } from "./Received.tsx";
import { Switches } from "./Switches.tsx";
import { words } from "./words.ts";

/** ms between two readings while the clock moves. */
const EVERY = 3_000;

export default function Outbox(props: ScreenProps) {
  const { api, path, go, language, live } = props;
  const said = words(language);
  const [first] = path;
  const view: View = isView(first) ? first : "received";
  const pulse = usePulse(live, EVERY);
  const names = useLoaded((signal) => namesOf(api, signal), []).value ?? NO_NAMES;
  const gauges = useLoaded((signal) => api.get<Gauges>("/v1/outbox/gauges", signal), [pulse]);
  const counts: Partial<Record<View, number | undefined>> = {
    ...{ waiting: gauges.value?.pending, unknown: gauges.value?.unknown, parked: gauges.value?.parked },
  };
  const label = (one: View) => (counts[one] ? `${said.views[one]} (${counts[one]})` : said.views[one]);
  const message = isView(first) ? path[1] : first;
  return (
    <Page
      title={said.title}
      actions={
        <Segmented
          label={said.view}
          value={view}
          options={VIEWS.map((one) => ({ value: one, label: label(one) }))}
          onChange={(one) => go(["outbox", one])}
        />
      }
    >
      <Switches api={api} language={language} pulse={pulse} />
      {view === "received" ? (
        <Received {...props} names={names} pulse={pulse} message={message} />
      ) : view === "parked" ? (
        <Parked {...props} names={names} pulse={pulse} />
      ) : (
        <Contacts key={view} {...props} view={view} names={names} pulse={pulse} onChanged={gauges.again} />
      )}
    </Page>
  );
}

/** One case: what happened and why, how it stands, and what can be done about it. It changes while the clock moves. */

import { useState } from "react";
import type { Messages } from "../../../model/api.ts";
import type { ScreenProps } from "../../model.ts";
import { number } from "../../ui/format.ts";
import { useLoaded, usePulse } from "../../ui/loaded.ts";
import { Awaited, Failure, Icon, Page, Panel, Segmented } from "../../ui/parts.tsx";
import type { Audit, CaseView } from "../../v1/answers.ts";
import { NO_NAMES, namesOf, part } from "../../v1/ask.ts";
import { Account } from "./Account.tsx";
import { Acts } from "./Acts.tsx";
import { Head } from "./Head.tsx";
import { May } from "./May.tsx";
import { Story } from "./Story.tsx";
import { seenIn, storyOf, VIEWS, type View } from "./story.ts";
import { Where } from "./Where.tsx";
import { words } from "./words.ts";

/** ms between two readings while the clock moves. */
const EVERY = 2_000;

export interface CaseProps extends ScreenProps {
  readonly caseId: string;
}

/** What is known of one case at a moment. */
export interface Known {
  readonly audit: Audit;
  readonly view: CaseView;
  readonly messages: Messages["items"];
}

export function CasePage(props: CaseProps) {
  const { api, caseId, language, live } = props;
  const said = words(language);
  const pulse = usePulse(live, EVERY);
  const names = useLoaded((signal) => namesOf(api, signal), []).value ?? NO_NAMES;
  const loaded = useLoaded<Known>(
    async (signal) => {
      const id = part(caseId);
      const [audit, view, messages] = await Promise.all([
        api.get<Audit>(`/v1/cases/${id}/audit?locale=${language}`, signal),
        api.get<CaseView>(`/v1/cases/${id}`, signal),
        api.get<Messages>(`/studio/messages?case=${id}&limit=200`, signal),
      ]);
      return { audit, view, messages: messages.items };
    },
    [caseId, language, pulse],
  );
  const [show, setShow] = useState<View>("all");
  const { value } = loaded;
  if (value === undefined)
    return (
      <Page title={said.case(caseId)}>
        <Awaited loaded={loaded} lines={10}>
          {() => null}
        </Awaited>
      </Page>
    );
  const zone = zoneOf(value);
  const telling = { language, names, zone };
  const entries = storyOf(value.audit, telling);
  const shown = seenIn(entries, show);
  const { verification } = value.audit;
  return (
    <div className="st-page">
      <Head {...props} known={value} entries={entries} telling={telling} />
      {loaded.failure !== undefined && <Failure failure={loaded.failure} onAgain={loaded.again} />}
      <div className="sf-case">
        <Panel
          title={said.story}
          className="sf-story-panel"
          actions={
            <Segmented
              label={said.view}
              value={show}
              options={VIEWS.map((one) => ({ value: one, label: said.views[one] }))}
              onChange={setShow}
            />
          }
        >
          <Story
            {...{ api, telling, messages: value.messages }}
            entries={shown}
            now={live?.clock.now ?? value.view.updatedAt}
            empty={entries.length === 0 ? said.emptyStory : said.emptyView}
          />
          <p className="sf-proof" data-tone={verification.whole ? undefined : "bad"}>
            <Icon name={verification.whole ? "cured" : "error"} size={14} />
            {verification.whole ? said.whole(number(verification.entries, language)) : said.broken}
          </p>
        </Panel>
        <div className="sf-side">
          <Account known={value} language={language} />
          <Where {...props} known={value} names={names} zone={zone} onChanged={loaded.again} />
          <May api={api} language={language} known={value} now={live?.clock.now ?? value.view.updatedAt} />
          <Acts {...props} known={value} onDone={loaded.again} />
        </div>
      </div>
    </div>
  );
}

/** Where the customer lives, as far as it is known. */
const zoneOf = ({ view }: Known): string => {
  const [zone = "UTC"] = view.facts.debtor.zones ?? [];
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return zone;
  } catch {
    return "UTC";
  }
};

/** Who published, changed, looked up and exported what; and the audit of one case. */

import { useCallback, useEffect, useState } from "react";
import type { ApiError, ScreenProps } from "../../model.ts";
import { asFailure, useLoaded } from "../../ui/loaded.ts";
import { Awaited, Button, Empty, Failure, Page, Panel } from "../../ui/parts.tsx";
import { CaseAudit } from "./CaseAudit.tsx";
import { Filters } from "./Filters.tsx";
import { LogTable } from "./LogTable.tsx";
import { type LogEntry, type LogPage, type LogWish, logPath } from "./log.ts";
import { words } from "./words.ts";

const EVERYTHING: LogWish = { what: "", subject: "" };

/** `#/audit`, `#/audit/case/<id>`, `#/audit/about/<subject>`. */
export default function Audit({ api, path, go, language, session }: ScreenProps) {
  const said = words(language);
  const [kind, id] = path;
  const [wish, setWish] = useState<LogWish>({ ...EVERYTHING, subject: kind === "about" ? (id ?? "") : "" });
  const [who, setWho] = useState("");
  const log = useLog(api, wish);
  const rows = log.entries.filter(({ by }) => who === "" || by === who);
  const filtered = wish.what !== "" || wish.subject !== "" || who !== "";
  const clear = () => {
    setWish(EVERYTHING);
    setWho("");
  };
  return (
    <Page title={said.title} note={said.note}>
      <CaseAudit
        key={kind === "case" ? id : ""}
        {...{ api, language, go, said }}
        caseId={kind === "case" ? id : undefined}
      />
      <Panel
        title={said.name}
        actions={<Filters {...{ said, wish, setWish, who, setWho }} people={peopleOf(log.entries)} />}
      >
        <Awaited loaded={log.first} lines={6}>
          {() => (
            <LogTable
              {...{ rows, language, said }}
              user={session.user}
              actions={
                log.next !== undefined && (
                  <Button size="small" onClick={log.older}>
                    {said.older}
                  </Button>
                )
              }
              empty={
                filtered ? (
                  <Empty action={<Button onClick={clear}>{said.clear}</Button>}>{said.nothing}</Empty>
                ) : (
                  <Empty>{said.empty}</Empty>
                )
              }
            />
          )}
        </Awaited>
        {log.failure !== undefined && <Failure failure={log.failure} onAgain={log.older} />}
      </Panel>
    </Page>
  );
}

const peopleOf = (entries: readonly LogEntry[]): readonly string[] => [...new Set(entries.map(({ by }) => by))].sort();

/** The log page by page, newest first. */
function useLog(api: ScreenProps["api"], wish: LogWish) {
  const first = useLoaded((signal) => api.get<LogPage>(logPath(wish), signal), [api, wish]);
  const [later, setLater] = useState<readonly LogPage[]>([]);
  const [failure, setFailure] = useState<ApiError | undefined>(undefined);
  useEffect(() => setLater([]), [first.value]);
  const pages = first.value === undefined ? [] : [first.value, ...later];
  const next = pages.at(-1)?.next;
  const older = useCallback(() => {
    setFailure(undefined);
    api.get<LogPage>(logPath(wish, next)).then(
      (page) => setLater((before) => [...before, page]),
      (error) => setFailure(asFailure(error)),
    );
  }, [api, wish, next]);
  return { first, entries: pages.flatMap(({ items }) => items), next, older, failure };
}

/** The whole story of one case as an auditor gets it, with the proof that nothing of it was changed. */

import { useState } from "react";
import type { Language, ScreenProps, TableColumn } from "../../model.ts";
import { save } from "../../ui/csv.ts";
import { moment, number } from "../../ui/format.ts";
import { asFailure, useLoaded } from "../../ui/loaded.ts";
import { Awaited, Button, Failure, Icon, Panel } from "../../ui/parts.tsx";
import { Table } from "../../ui/table.tsx";
import type { AuditWords } from "./words.ts";

/** What of `GET /v1/cases/:caseId/audit` is shown; the files have all of it. */
interface CaseStory {
  readonly verification: { readonly whole: boolean; readonly entries: number };
  readonly entries: readonly {
    readonly rev: number;
    readonly at: number;
    readonly by: string;
    readonly strategy: string;
    readonly version: number;
    readonly event: { readonly type: string };
    readonly sentences: readonly { readonly text: string }[];
  }[];
  readonly contacts: readonly unknown[];
}

type Entry = CaseStory["entries"][number];

export interface CaseAuditProps extends Pick<ScreenProps, "api" | "go" | "language"> {
  readonly said: AuditWords;
  readonly caseId: string | undefined;
}

export function CaseAudit({ api, go, language, said, caseId }: CaseAuditProps) {
  const [typed, setTyped] = useState(caseId ?? "");
  const named = said.caseExport;
  const show = () => typed.trim() !== "" && go(["audit", "case", typed.trim()]);
  return (
    <Panel
      title={named.title}
      note={named.note}
      actions={
        <form
          className="dn-row"
          onSubmit={(event) => {
            event.preventDefault();
            show();
          }}
        >
          <input
            className="dn-input"
            aria-label={named.id}
            placeholder={named.idHint}
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
          <Button onClick={show}>{named.show}</Button>
        </form>
      }
    >
      {caseId === undefined ? (
        <p className="st-note">{named.ask}</p>
      ) : (
        <Story {...{ api, go, language, said, caseId }} />
      )}
    </Panel>
  );
}

function Story({ api, go, language, said, caseId }: CaseAuditProps & { readonly caseId: string }) {
  const named = said.caseExport;
  const path = `/v1/cases/${encodeURIComponent(caseId)}/audit?locale=${language}`;
  const loaded = useLoaded((signal) => api.get<CaseStory>(path, signal), [api, path]);
  const [failure, setFailure] = useState<ReturnType<typeof asFailure> | undefined>(undefined);
  const download = (format: "json" | "ndjson") => {
    setFailure(undefined);
    api.get<unknown>(`${path}&format=${format}`).then(
      (answer) => {
        const text = typeof answer === "string" ? answer : JSON.stringify(answer, null, 2);
        save(`audit-${caseId}.${format}`, text, format === "json" ? "application/json" : "application/x-ndjson");
      },
      (error) => setFailure(asFailure(error)),
    );
  };
  return (
    <Awaited loaded={loaded}>
      {({ verification: { whole, entries: count }, entries, contacts }) => (
        <>
          <p className="st-proof" data-tone={whole ? "good" : "bad"} role={whole ? undefined : "alert"}>
            <Icon name={whole ? "cured" : "error"} />
            {whole ? named.whole(number(count, language)) : named.broken}
          </p>
          {failure !== undefined && <Failure failure={failure} />}
          <Table
            name={named.name(caseId)}
            columns={columnsOf(said, language)}
            rows={entries}
            rowKey={({ strategy, rev }) => `${strategy} ${rev}`}
            empty={<p>{named.none}</p>}
            actions={
              <>
                <span className="st-note">{named.contacts(number(contacts.length, language))}</span>
                <Button size="small" look="quiet" onClick={() => go(["cases", caseId])}>
                  {named.open}
                </Button>
                {(["json", "ndjson"] as const).map((format) => (
                  <Button
                    key={format}
                    size="small"
                    look="quiet"
                    icon="download"
                    title={format === "json" ? named.downloadJson : named.downloadLines}
                    onClick={() => download(format)}
                  >
                    {format === "json" ? named.json : named.lines}
                  </Button>
                ))}
              </>
            }
          />
        </>
      )}
    </Awaited>
  );
}

const textOf = ({ sentences, event }: Entry): string => sentences.map(({ text }) => text).join(" ") || event.type;

const columnsOf = (said: AuditWords, language: Language): readonly TableColumn<Entry>[] => [
  {
    ...{ id: "at", title: said.when, value: ({ at }) => new Date(at).toISOString() },
    cell: ({ at }) => <span className="st-when">{moment(at, language)}</span>,
  },
  { id: "step", title: said.caseExport.step, value: textOf },
  { id: "by", title: said.caseExport.by, value: ({ by }) => by, from: 520 },
  {
    ...{ id: "version", title: said.caseExport.version, from: 760 },
    value: ({ strategy, version }) => `${strategy} ${version}`,
  },
];

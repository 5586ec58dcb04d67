/** Cases that stopped at something that could not be read. */

import { useState } from "react";
import type { ScreenProps, TableColumn } from "../../model.ts";
import { moment } from "../../ui/format.ts";
import { asFailure, useLoaded } from "../../ui/loaded.ts";
import { Awaited, Button, Empty, Panel } from "../../ui/parts.tsx";
import { Table } from "../../ui/table.tsx";
import type { CaseSummary } from "../../v1/answers.ts";
import { allOf, type Names, nameOf, part } from "../../v1/ask.ts";
import { words } from "./words.ts";

export interface ParkedProps extends ScreenProps {
  readonly names: Names;
  readonly pulse: number;
}

export function Parked({ api, go, language, names, pulse }: ParkedProps) {
  const said = words(language);
  const [says, setSays] = useState("");
  const loaded = useLoaded((signal) => allOf<CaseSummary>(api, "/v1/cases?status=parked", { signal }), [pulse]);
  const retry = (caseId: string) =>
    api.send("POST", `/v1/cases/${part(caseId)}/retry`).then(
      () => {
        setSays(said.done);
        loaded.again();
      },
      (error) => setSays(asFailure(error).message),
    );
  const { columns } = said;
  const strategyOf = ({ enrollments }: CaseSummary): string | undefined =>
    enrollments.find(({ status }) => status === "parked")?.strategy;
  const all: readonly TableColumn<CaseSummary>[] = [
    { id: "case", title: columns.case, value: ({ caseId }) => caseId },
    { id: "strategy", title: columns.strategy, value: (row) => nameOf(names.strategies, strategyOf(row) ?? "") },
    {
      ...{ id: "at", title: columns.at, value: ({ updatedAt }) => new Date(updatedAt).toISOString() },
      cell: ({ updatedAt }) => moment(updatedAt, language),
    },
    {
      ...{ id: "act", title: columns.act, value: () => null },
      cell: ({ caseId }) => (
        <Button size="small" onClick={() => retry(caseId)}>
          {said.retry}
        </Button>
      ),
    },
  ];
  return (
    <Panel title={said.contacts.parked} note={said.help.parked}>
      <p role="status" className="st-note">
        {says}
      </p>
      <Awaited loaded={loaded} lines={6}>
        {({ items }) => (
          <Table
            name={said.contacts.parked}
            columns={all}
            rows={items}
            rowKey={({ caseId }) => caseId}
            onRow={({ caseId }) => go(["cases", caseId])}
            empty={<Empty>{said.empty.parked}</Empty>}
          />
        )}
      </Awaited>
    </Panel>
  );
}

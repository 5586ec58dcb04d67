/** One pack of contact rules. */

import type { PackView } from "../../../model/api.ts";
import type { Language, ScreenProps, TableColumn } from "../../model.ts";
import { addressOf } from "../../routes.ts";
import { Button, Empty, Icon, Page, Panel, Tag } from "../../ui/parts.tsx";
import { Table } from "../../ui/table.tsx";
import { ruleText } from "./rules.ts";
import type { PackWords } from "./words.ts";

type Rule = PackView["rules"][number];

export interface PackProps {
  /** Absent: nobody knows it. */
  readonly pack: PackView | undefined;
  readonly id: string;
  readonly language: Language;
  readonly said: PackWords;
  readonly go: ScreenProps["go"];
}

export function Pack({ pack, id, language, said, go }: PackProps) {
  const back = (
    <Button icon="left" onClick={() => go(["packs"])}>
      {said.back}
    </Button>
  );
  if (pack === undefined) {
    return (
      <Page title={said.title}>
        <div className="st-panel">
          <Empty action={back}>{said.unknown(id)}</Empty>
        </div>
      </Page>
    );
  }
  return (
    <Page
      title={pack.title}
      note={
        <span className="dn-row">
          <Status status={pack.status} said={said} />
          {pack.jurisdictions.map((place) => (
            <Tag key={place}>{place}</Tag>
          ))}
        </span>
      }
      actions={back}
    >
      {pack.status === "draft" && (
        <p className="dn-message" data-tone="warn">
          <Icon name="warn" />
          {said.draftNote}
        </p>
      )}
      <Panel title={said.rules} note={pack.id}>
        <Table
          name={said.rulesOf(pack.title)}
          columns={columnsOf(said, language)}
          rows={pack.rules}
          rowKey={({ id: rule }) => rule}
        />
      </Panel>
      <Panel title={said.follow}>
        {pack.usedBy.length === 0 ? (
          <Empty action={<Button onClick={() => go(["strategies"])}>{said.toStrategies}</Button>}>{said.nobody}</Empty>
        ) : (
          <ul>
            {pack.usedBy.map((strategy) => (
              <li key={strategy}>
                <a className="st-link" href={addressOf(["strategies", strategy])}>
                  {strategy}
                </a>
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </Page>
  );
}

const columnsOf = (said: PackWords, language: Language): readonly TableColumn<Rule>[] => [
  { id: "says", title: said.says, value: ({ rule }) => ruleText(rule, language) },
  {
    ...{ id: "severity", title: said.severity, from: 560 },
    value: ({ severity }) => said.severities[severity] ?? severity,
  },
  {
    ...{ id: "cite", title: said.source, value: ({ cite, url }) => [cite, url].filter(Boolean).join(", ") },
    cell: ({ cite, url }) =>
      url === undefined || !/^https?:/.test(url) ? (
        <span className="st-small">{cite}</span>
      ) : (
        <a className="st-link st-small" href={url} target="_blank" rel="noreferrer">
          {cite}
        </a>
      ),
  },
  {
    ...{ id: "rule", title: said.rule, value: ({ id }) => id, from: 720 },
    cell: ({ id }) => <code className="st-code">{id}</code>,
  },
];

const Status = ({ status, said }: { readonly status: string; readonly said: PackWords }) => (
  <Tag tone={status === "draft" ? "warn" : "good"}>{said.statuses[status] ?? status}</Tag>
);

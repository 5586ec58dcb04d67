/** What becomes of the people inside: a choice for each step that changed, and what would happen, before anybody is moved. */

import type { Strategy } from "@dunlin/engine";
import type { Change, MigrationChoice, MigrationPlan } from "@dunlin/engine/change";
import { nodeAt, nodesOf } from "../document/strategy.ts";
import { useHost } from "../host/context.tsx";
import { useRoomWords } from "../insight/messages.ts";
import { shownName } from "../nodes/summary.ts";
import { Button } from "../ui/Button.tsx";
import { Field } from "../ui/Field.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Tag } from "../ui/Tag.tsx";
import type { Comparison } from "./model.ts";
import { chosen, optionOf, outcomesOf, type Standing, standingAt, targetOf } from "./targets.ts";
import { COMPARE_EN } from "./words.en.ts";

export interface ImpactProps {
  readonly comparison: Comparison;
  readonly choice: MigrationChoice;
  readonly changes: readonly Change[];
  readonly newer: Strategy;
  readonly onChoose: (choice: MigrationChoice) => void;
}

export function Impact(props: ImpactProps) {
  const words = useRoomWords("compare", COMPARE_EN);
  const { plan } = props.comparison;
  if (plan === undefined) return <p className="dn-insight-empty">{words.noPlan}</p>;
  return <Planned {...props} plan={plan} />;
}

/** Numbers and names as they stand in this panel. */
function useTelling(newer: Strategy, older: Strategy) {
  const host = useHost();
  const format = new Intl.NumberFormat(host.locale);
  return {
    number: (count: number) => format.format(count),
    name: (id: string) => {
      const doc = nodeAt(newer, id) === undefined ? older : newer;
      const node = nodeAt(doc, id);
      return node === undefined ? id : shownName(id, node, doc, host);
    },
    outcome: (name: string) => host.words.nodes.outcomes[name] ?? name,
  };
}

function Planned({
  comparison,
  plan,
  choice,
  changes,
  newer,
  onChoose,
}: ImpactProps & { readonly plan: MigrationPlan }) {
  const words = useRoomWords("compare", COMPARE_EN);
  const { number, name } = useTelling(newer, comparison.with);
  const { impact, problems } = plan;
  const standing = standingAt(plan, changes, newer);
  const moving = impact.moved + impact.exiting + impact.restarting + impact.waiting;
  return (
    <div className="dn-impact">
      <div className="dn-insight-head">
        <h2>{words.impactTitle(number(impact.cases))}</h2>
      </div>
      <p className="dn-insight-note">{words.exact}</p>
      <Rule choice={choice} onChoose={onChoose} />
      {standing.length > 0 && (
        <section>
          <h3>{words.standing}</h3>
          <ul>
            {standing.map((one) => (
              <Row key={one.node} one={one} choice={choice} newer={newer} older={comparison.with} onChoose={onChoose} />
            ))}
          </ul>
        </section>
      )}
      {problems.length > 0 && <Problems problems={problems} name={name} />}
      <DryRun plan={plan} number={number} />
      <Notices plan={plan} number={number} name={name} />
      <Shifts plan={plan} number={number} />
      {comparison.onMigrate !== undefined && (
        <p className="dn-insight-note">
          <Button
            look="primary"
            disabledBecause={
              problems.length > 0 ? words.migrateBlocked : moving === 0 ? words.migrateNobody : undefined
            }
            onClick={() => comparison.onMigrate?.(plan)}
          >
            {words.migrate(number(moving))}
          </Button>
        </p>
      )}
    </div>
  );
}

interface ProblemsProps {
  readonly problems: MigrationPlan["problems"];
  readonly name: (id: string) => string;
}

function Problems({ problems, name }: ProblemsProps) {
  const words = useRoomWords("compare", COMPARE_EN);
  return (
    <section role="status">
      <h3>{words.problems}</h3>
      <ul className="dn-impact-problems">
        {problems.map((problem) => (
          <li key={`${problem.path}${problem.code}`}>
            <Icon name="error" size={14} />
            {problem.nodeId !== undefined && <b>{name(problem.nodeId)}: </b>}
            {problem.message}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Rule({ choice, onChoose }: Pick<ImpactProps, "choice" | "onChoose">) {
  const words = useRoomWords("compare", COMPARE_EN);
  return (
    <div className="dn-impact-rule">
      <Field label={words.rule}>
        {(ids) => (
          <select
            {...ids}
            className="dn-input"
            value={choice.rule ?? "follow"}
            onChange={({ target }) => onChoose({ ...choice, rule: target.value as "follow" | "pin" })}
          >
            <option value="follow">{words.rules.follow}</option>
            <option value="pin">{words.rules.pin}</option>
          </select>
        )}
      </Field>
      <Field label={words.moment}>
        {(ids) => (
          <select
            {...ids}
            className="dn-input"
            value={choice.moment ?? "now"}
            onChange={({ target }) => onChoose({ ...choice, moment: target.value as "now" | "checkpoint" })}
          >
            <option value="now">{words.moments.now}</option>
            <option value="checkpoint">{words.moments.checkpoint}</option>
          </select>
        )}
      </Field>
    </div>
  );
}

interface RowProps extends Pick<ImpactProps, "choice" | "newer" | "onChoose"> {
  readonly one: Standing;
  readonly older: Strategy;
}

function Row({ one: { node, cases, target, timers, gone }, choice, newer, older, onChoose }: RowProps) {
  const words = useRoomWords("compare", COMPARE_EN);
  const { number, name, outcome } = useTelling(newer, older);
  const value = optionOf(choice.nodes?.[node] ?? target);
  const steps = Object.keys(nodesOf(newer)).filter((id) => id !== node);
  return (
    <li>
      <div className="dn-impact-step">
        <b>{name(node)}</b>
        <Tag tone={gone ? "bad" : "warn"}>{gone ? words.goneStep : words.changedStep}</Tag>
        <span className="dn-grow" />
        <span>{words.peopleAt(number(cases))}</span>
      </div>
      <Field
        label={words.target(name(node))}
        hideLabel
        error={value === "" ? words.unanswered : undefined}
        help={timers > 0 ? words.timers(number(timers)) : undefined}
      >
        {(ids) => (
          <select
            {...ids}
            className="dn-input"
            value={value}
            onChange={({ target: { value: next } }) => onChoose(chosen(choice, node, targetOf(next)))}
          >
            {value === "" && <option value="">{words.unanswered}</option>}
            {!gone && <option value="same">{words.targets.same}</option>}
            <option value="pin">{words.targets.pin}</option>
            <option value="restart">{words.targets.restart}</option>
            <optgroup label={words.targets.node}>
              {steps.map((id) => (
                <option key={id} value={`node:${id}`}>
                  {words.toStep(name(id))}
                </option>
              ))}
            </optgroup>
            <optgroup label={words.targets.exit}>
              {outcomesOf(newer).map((id) => (
                <option key={id} value={`exit:${id}`}>
                  {words.outcome(outcome(id))}
                </option>
              ))}
            </optgroup>
          </select>
        )}
      </Field>
    </li>
  );
}

interface FiguresProps {
  readonly plan: MigrationPlan;
  readonly number: (count: number) => string;
}

function DryRun({ plan: { impact }, number }: FiguresProps) {
  const words = useRoomWords("compare", COMPARE_EN);
  const refused = Object.values(impact.refused).reduce((sum, count) => sum + count, 0);
  const { figures } = words;
  const rows: readonly (readonly [string, number])[] = [
    [figures.moved, impact.moved],
    [figures.pinned, impact.pinned],
    [figures.waiting, impact.waiting],
    [figures.exiting, impact.exiting],
    [figures.restarting, impact.restarting],
    [figures.refused, refused],
    [figures.pending, impact.pendingContacts],
  ];
  return (
    <table className="dn-numbers">
      <caption>{words.what}</caption>
      <tbody>
        {rows.map(([label, count]) => (
          <tr key={label} data-none={count === 0 || undefined}>
            <th scope="row">{label}</th>
            <td>{number(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Notices({ plan: { impact }, number, name }: FiguresProps & { readonly name: (id: string) => string }) {
  const words = useRoomWords("compare", COMPARE_EN);
  if (impact.skippedNotices.length === 0)
    return (
      <p className="dn-insight-note">
        <Icon name="check" size={14} /> {words.noNotices}
      </p>
    );
  return (
    <section className="dn-message" data-tone="bad" aria-label={words.notices}>
      <Icon name="warn" size={16} />
      <div>
        <b>{words.notices}</b>
        {impact.skippedNotices.map(({ node, cases, examples }) => (
          <p key={node}>
            {words.notice(number(cases), name(node))} {examples.length > 0 && words.examples(examples.join(", "))}
          </p>
        ))}
      </div>
    </section>
  );
}

/** By how many days the next moment of people moves, as bars with their counts. */
function Shifts({ plan: { impact }, number }: FiguresProps) {
  const words = useRoomWords("compare", COMPARE_EN);
  if (impact.shifts.length === 0) return null;
  const most = Math.max(...impact.shifts.map(({ cases }) => cases));
  return (
    <table className="dn-numbers">
      <caption>{words.shifts}</caption>
      <tbody>
        {impact.shifts.map(({ days, cases }) => (
          <tr key={days}>
            <th scope="row">{words.shift(days)}</th>
            <td className="dn-numbers-bar">
              <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                <rect width={Math.max(1, (100 * cases) / most)} height="8" />
              </svg>
            </td>
            <td>{number(cases)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Everything else that is refused with a code: codes from the packages, words from `words`. */

import { code, madeBy, table } from "./markdown.ts";
import { type RuntimeCodes, runtimeCodes } from "./runtimeCodes.ts";
import { CONTACTS } from "./words/contacts.ts";
import { COLUMNS, EXPERIMENTS, HISTORIES, MOVES, PACKS, SCHEDULES, SIMULATIONS } from "./words/engine.ts";
import { INPUTS, ROWS } from "./words/files.ts";
import { RUNTIME, SERVER, STORE } from "./words/runtime.ts";

type Words = Readonly<Record<string, string>>;

export function problemsPage(): string {
  const codes = runtimeCodes();
  return `# What else can be refused

${madeBy("the codes of the packages and docs/scripts/words")}

Beside the findings of [strategies](diagnostics.md) and of [templates](template-diagnostics.md). A code never changes its meaning; the sentence beside it has the values, and the
pointer leads to the place. Over HTTP a refusal looks as in [refusals](../../packages/runtime/docs/http.md#refusals).

## The runtime

A \`RuntimeError\` in a program, and the status over HTTP. \`request.invalid\` is 400 where an address or a header is meant; its \`problems\` have the codes \`schema.<keyword>\` of JSON Schema.

${answered(RUNTIME, codes, 422)}

## The store

A \`StoreError\` in a program, \`store.<code>\` elsewhere.

${plain(STORE)}

## The server

Of the server alone. Texts that are no JSON, too large or too deep have the codes of [documents](diagnostics.md#jsonsyntax).

${answered(SERVER, codes)}

## Contacts

Why a contact did not simply leave: \`reasons\` in the outbox, and \`code\` in the events of the case. Providers add their own, as \`http.<code>\`, \`smtp.<code>\` or by the definition of the channel.

${plain(CONTACTS)}

## Files and settings

What the command and the makers of channels refuse.

${plain(INPUTS)}

## Rows of a portfolio

A row that is wrong is left out and counted; the others go on. [Importing a portfolio](../../packages/runtime/docs/import.md).

${plain(ROWS)}

## Histories

A \`HistoryError\` of figures and replays.

${plain(HISTORIES)}

## Contact policy packs

${plain(PACKS)}

## Moving cases

Why a plan cannot be carried out. [Moving cases to another version](../../packages/runtime/docs/migrations.md).

${plain(MOVES)}

## Experiments

${plain(EXPERIMENTS)}

## Simulations

${plain(SIMULATIONS)}

## Columns

${plain(COLUMNS)}

## Terms of a plan

A \`ScheduleError\`: terms are checked where they come in, so this is a mistake of the program that calls.

${plain(SCHEDULES)}
`;
}

const plain = (words: Words): string =>
  table(
    ["code", "it means, and what to do"],
    Object.entries(words).map(([name, says]) => [code(name), says]),
  );

/** @param otherwise - The status of codes for which the server names none. */
function answered(words: Words, { server }: RuntimeCodes, otherwise?: number): string {
  const statusOf = (name: string): string => [...(server.get(name) ?? [otherwise ?? ""])].sort().join(", ");
  const rows = Object.entries(words).map(([name, says]) => [code(name), statusOf(name), says]);
  return table(["code", "status", "it means, and what to do"], rows);
}

/** Codes of the runtime that have no words here, and words without a code there. */
export function disagreements(): string[] {
  const { server, inputs, contacts, families } = runtimeCodes();
  const compared = (codes: Iterable<string>, words: Words): string[] => {
    const known = new Set(codes);
    const made = (name: string) => families.has(name.split(".")[0] ?? "");
    return [
      ...[...known].filter((name) => !Object.hasOwn(words, name)).map((name) => `${name} has no words`),
      ...Object.keys(words)
        .filter((name) => !known.has(name) && !made(name))
        .map((name) => `${name} is no code`),
    ];
  };
  const ofServer = [...server.keys()].filter((name) => !Object.hasOwn(RUNTIME, name));
  return [...compared(ofServer, SERVER), ...compared(inputs, INPUTS), ...compared(contacts, CONTACTS)];
}

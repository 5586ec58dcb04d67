/** Codes by which the runtime refuses, read from its sources: what stands there has to stand in the reference. */

import { readdirSync, readFileSync } from "node:fs";
import ts from "typescript";

const SOURCES = new URL("../../packages/runtime/src/", import.meta.url);

/** Stand-ins of providers answer as those do. */
const NOT_OURS = /^fakes\//;

/** Where a contact gets its fate. */
const CONTACTS = /^(?:channels\/|core\/(?:send|outbox|settle)\.ts$)/;

export interface RuntimeCodes {
  /** Of the server, each with the statuses that it is answered with. */
  readonly server: ReadonlyMap<string, ReadonlySet<number>>;
  /** Of files, settings and definitions that were handed in. */
  readonly inputs: ReadonlySet<string>;
  readonly contacts: ReadonlySet<string>;
  /** First parts of codes whose second part is worked out: `credential` of `credential.${why}`. */
  readonly families: ReadonlySet<string>;
}

interface Found extends RuntimeCodes {
  readonly server: Map<string, Set<number>>;
  readonly inputs: Set<string>;
  readonly contacts: Set<string>;
  readonly families: Set<string>;
}

export function runtimeCodes(): RuntimeCodes {
  const found: Found = { server: new Map(), inputs: new Set(), contacts: new Set(), families: new Set() };
  for (const name of readdirSync(SOURCES, { recursive: true, encoding: "utf8" }).sort()) {
    if (!name.endsWith(".ts") || NOT_OURS.test(name)) continue;
    const text = readFileSync(new URL(name, SOURCES), "utf8");
    const file = ts.createSourceFile(name, text, ts.ScriptTarget.ES2023, true);
    visit(file, (node) => {
      readServer(node, name, found);
      readInputs(node, found);
      if (CONTACTS.test(name)) readContacts(node, found.contacts);
      const [, family] = ts.isTemplateHead(node) ? (/^([a-z]\w*)\.$/.exec(node.text) ?? []) : [];
      if (family !== undefined) found.families.add(family);
    });
  }
  // A callback that is refused is no contact, and answered by the server.
  for (const code of found.server.keys()) found.contacts.delete(code);
  return found;
}

function visit(node: ts.Node, read: (node: ts.Node) => void): void {
  read(node);
  ts.forEachChild(node, (child) => visit(child, read));
}

/** `new HttpError(404, "key.unknown", ...)`, rows `[413, "body.tooLarge", ...]`, and tables of the name STATUS. */
function readServer(node: ts.Node, name: string, { server }: Found): void {
  if (!name.startsWith("server/")) return;
  const add = (code: string | undefined, status: number | undefined): void => {
    if (code === undefined || status === undefined) return;
    server.set(code, (server.get(code) ?? new Set()).add(status));
  };
  if (ts.isNewExpression(node) && node.expression.getText() === "HttpError")
    add(codeOf(node.arguments?.[1]), statusOf(node.arguments?.[0]));
  else if (ts.isArrayLiteralExpression(node)) add(node.elements.map(codeOf).find(Boolean), statusOf(node.elements[0]));
  else if (ts.isPropertyAssignment(node) && isNamed(node.parent.parent, "STATUS"))
    add(node.name.getText().replaceAll('"', ""), statusOf(node.initializer));
}

const isNamed = (node: ts.Node, name: string): boolean =>
  ts.isVariableDeclaration(node) && node.name.getText() === name;

/** `error("file.missing", ...)` */
function readInputs(node: ts.Node, { inputs }: Found): void {
  if (!ts.isCallExpression(node) || node.expression.getText() !== "error") return;
  const code = codeOf(node.arguments[0]);
  if (code !== undefined) inputs.add(code);
}

/** `{ ..., code: "http.failed" }`, `const code = ...`, `rejected("address.missing", ...)` */
function readContacts(node: ts.Node, contacts: Set<string>): void {
  const isCode = (name: ts.Node) => name.getText() === "code";
  if (ts.isCallExpression(node) && node.expression.getText() === "rejected") {
    const code = codeOf(node.arguments[0]);
    if (code !== undefined) contacts.add(code);
  } else if ((ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node)) && isCode(node.name)) {
    const { initializer } = node;
    if (initializer === undefined) return;
    visit(initializer, (part) => {
      const code = codeOf(part);
      if (code !== undefined) contacts.add(code);
    });
    for (const word of [initializer, ts.isBinaryExpression(initializer) ? initializer.right : undefined])
      if (word !== undefined && ts.isStringLiteral(word) && /^[a-z]+$/.test(word.text)) contacts.add(word.text);
  }
}

function codeOf(node: ts.Node | undefined): string | undefined {
  return node !== undefined && ts.isStringLiteral(node) && /^[a-z]\w*\.\w+$/.test(node.text) ? node.text : undefined;
}

function statusOf(node: ts.Node | undefined): number | undefined {
  const status = node !== undefined && ts.isNumericLiteral(node) ? Number(node.text) : 0;
  return status >= 400 && status < 600 ? status : undefined;
}

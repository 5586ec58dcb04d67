/**
 * The rules of the engine's structure as a function over its sources, so that a test can also hand it sources that break them.
 *
 * Rooms are the folders of `src`; a room imports only from rooms in earlier layers, and rooms of one layer are strangers.
 * The core has no clock, no chance, no locale of the host, no code from strings and no packages. Sources are read as syntax
 * trees, so words in comments and strings do not count.
 */

import ts from "typescript";

/** File name relative to `src`, with forward slashes, to its text. */
export type Sources = Readonly<Record<string, string>>;

/** Lower layers first. */
const LAYERS: readonly (readonly string[])[] = [
  ["base", "statistics"],
  ["model"],
  ["conditions", "migrate", "policy", "commitments", "kpi"],
  ["nodes"],
  ["check", "compile"],
  ["run"],
  ["explain", "columns"],
  ["charts"],
  ["experiments", "testing", "simulate", "change"],
  ["index", "codegen", "editing", "jsonLogicAdapter"],
];

/** The zone table (`zones.ts`, `zones.data.ts`) is data and an entry of its own: it sits beside the layers. */
const ZONES = "zones";
const ZONES_READ: readonly string[] = ["base"];
const ZONES_READERS: readonly string[] = ["policy", "check", "compile", "index"];

/** The entry that makes functions of text: the one thing that only it may. */
const CODEGEN = "codegen.ts";

/** Made by a program and checked by its own tests. */
const GENERATED = "check/generated/";

const FORBIDDEN_NAMES = new Set([
  ...["Date", "Temporal", "performance", "Intl", "crypto"],
  ...["process", "require", "module", "globalThis", "eval", "Function"],
]);
const FORBIDDEN_MEMBERS = /^(toLocale\w*|localeCompare)$/;

/** One sentence for each broken rule, naming the file; empty when all is well. */
export function brokenRules(sources: Sources): string[] {
  const files = Object.keys(sources).sort();
  const trees = new Map(files.map((file) => [file, parse(file, sources[file] ?? "")]));
  const imports = new Map([...trees].map(([file, tree]) => [file, importsOf(tree)]));
  return [
    ...files.filter((file) => !isPlaced(file)).map((file) => `${file} is in no room of LAYERS`),
    ...files.flatMap((file) => misdirected(file, imports.get(file) ?? [], sources)),
    ...cycles(imports),
    ...[...trees].filter(([file]) => !file.startsWith(GENERATED)).flatMap(([file, tree]) => impurities(file, tree)),
  ];
}

/** What a file of another package imports from the engine or from unknown packages, against that package's manifest. */
export function brokenEntries(sources: Sources, dependencies: readonly string[], entries: readonly string[]): string[] {
  return Object.entries(sources).flatMap(([file, text]) =>
    importsOf(parse(file, text)).flatMap((to) => {
      if (to.startsWith(".")) return resolve(file, to).startsWith("../") ? [`${file} leaves its package: ${to}`] : [];
      if (to.startsWith("node:")) return [];
      const name = to.split("/", to.startsWith("@") ? 2 : 1).join("/");
      if (!dependencies.includes(name)) return [`${file} imports ${name}, which its package does not declare`];
      return name.startsWith("@dunlin/") && !entries.includes(to) ? [`${file} imports ${to}, which is not public`] : [];
    }),
  );
}

export function parse(file: string, text: string): ts.SourceFile {
  return ts.createSourceFile(file, text, ts.ScriptTarget.ES2023);
}

/** Every module the file names: imports, re-exports, `import()` and types by import, in source order. */
export function importsOf(tree: ts.SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const named =
      ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
        ? node.moduleSpecifier
        : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
          ? node.argument.literal
          : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
            ? node.arguments[0]
            : undefined;
    if (named !== undefined) found.push(ts.isStringLiteralLike(named) ? named.text : "(computed)");
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

const roomOf = (file: string): string => file.replace(/[/.].*$/, "");
const layerOf = (room: string): number => LAYERS.findIndex((rooms) => rooms.includes(room));
const isPlaced = (file: string): boolean => roomOf(file) === ZONES || layerOf(roomOf(file)) >= 0;

function mayImport(from: string, to: string): boolean {
  if (from === to) return true;
  if (to === ZONES) return ZONES_READERS.includes(from);
  if (from === ZONES) return ZONES_READ.includes(to);
  return layerOf(to) >= 0 && layerOf(to) < layerOf(from);
}

function misdirected(file: string, imports: readonly string[], sources: Sources): string[] {
  return imports.flatMap((to) => {
    if (!to.startsWith(".")) return file.startsWith(GENERATED) ? [] : [`${file} imports the package ${to}`];
    const target = resolve(file, to);
    if (!(target in sources))
      return file.startsWith(GENERATED) || target.startsWith(GENERATED)
        ? []
        : [`${file} imports ${target}, which does not exist`];
    return mayImport(roomOf(file), roomOf(target)) ? [] : [`${file} must not import ${target}`];
  });
}

/** Each cycle once, as the path that closes it. */
export function cycles(imports: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) {
      found.push(`cycle: ${[...path.slice(path.indexOf(file)), file].join(" -> ")}`);
      return;
    }
    if (done.has(file)) return;
    for (const to of imports.get(file) ?? []) if (to.startsWith(".")) visit(resolve(file, to), [...path, file]);
    done.add(file);
  };
  for (const file of imports.keys()) visit(file, []);
  return found;
}

/** Only the entry for generated code may make functions of text. */
const mayUse = (file: string, name: string): boolean => file === CODEGEN && name === "Function";

/** Names that reach the clock, chance, the host's locale or the world, wherever they stand as a value or a type. */
export function impurities(
  file: string,
  tree: ts.SourceFile,
  allowed: (file: string, name: string) => boolean = mayUse,
): string[] {
  const found = new Set<string>();
  const visit = (node: ts.Node, parent: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const member = ts.isPropertyAccessExpression(parent) && parent.name === node;
      const owner = member ? parent.expression.getText(tree) : "";
      if (member && FORBIDDEN_MEMBERS.test(node.text)) found.add(`${file} uses ${node.text}`);
      if (member && owner === "Math" && node.text === "random") found.add(`${file} uses Math.random`);
      const forbidden = FORBIDDEN_NAMES.has(node.text) && !allowed(file, node.text);
      if (!member && forbidden && !isDeclaredName(node, parent)) found.add(`${file} uses ${node.text}`);
    }
    ts.forEachChild(node, (child) => visit(child, node));
  };
  visit(tree, tree);
  return [...found];
}

/** Whether the identifier is only the name of a member (`{ module: 1 }`), which reaches nothing. */
function isDeclaredName(node: ts.Identifier, parent: ts.Node): boolean {
  return (
    (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isMethodSignature(parent)) &&
    parent.name === node
  );
}

/** `../model/case.ts` seen from `run/step.ts` is `model/case.ts`. */
export function resolve(from: string, to: string): string {
  const path = from.split("/").slice(0, -1);
  for (const part of to.split("/")) {
    if (part === "..") path.length > 0 && path.at(-1) !== ".." ? path.pop() : path.push("..");
    else if (part !== ".") path.push(part);
  }
  return path.join("/");
}

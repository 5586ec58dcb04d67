/**
 * Compares the rules of a package with its tests: every rule of `SPEC.md` (`- **T4** sentence.`) has a test whose name starts
 * with its id, and every test names a rule that exists.
 */

import ts from "typescript";

const ID = /^[A-Z]+\d+(?= )/;

/** One sentence for each rule without a test, id used twice, and test without a rule; `tests` maps file names to texts. */
export function specProblems(spec: string, tests: Readonly<Record<string, string>>): string[] {
  const rules = [...spec.matchAll(/^- \*\*([A-Z]+\d+)\*\* /gm)].map(([, id = ""]) => id);
  const names = Object.entries(tests).flatMap(([file, text]) => testNames(file, text).map((name) => ({ file, name })));
  const tested = new Set(names.map(({ name }) => name.match(ID)?.[0]));
  return [
    ...rules.filter((id, index) => rules.indexOf(id) < index).map((id) => `${id} is defined twice`),
    ...rules.filter((id) => !tested.has(id)).map((id) => `${id} has no test`),
    ...names
      .filter(({ name }) => !rules.includes(name.match(ID)?.[0] ?? ""))
      .map(({ file, name }) => `${file}: "${name}" names no rule`),
  ];
}

/** The titles of `test` and `it` calls, also of `test.each(...)` and the like, in source order. */
function testNames(file: string, text: string): string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ["test", "it"].includes(rootOf(node.expression))) {
      const [title] = node.arguments;
      if (title !== undefined && ts.isStringLiteralLike(title)) names.push(title.text);
      if (title !== undefined && ts.isTemplateExpression(title)) names.push(title.head.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.ES2023));
  return names;
}

/** The name at the far left of `a.b(c)("d")`. */
function rootOf(callee: ts.Expression): string {
  if (ts.isCallExpression(callee) || ts.isPropertyAccessExpression(callee)) return rootOf(callee.expression);
  if (ts.isTaggedTemplateExpression(callee)) return rootOf(callee.tag);
  return ts.isIdentifier(callee) ? callee.text : "";
}

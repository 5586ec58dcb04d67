/** What the comments of a source file say of its interfaces and their members. */

import ts from "typescript";

export interface DocMember {
  readonly name: string;
  readonly type: string;
  readonly optional: boolean;
  readonly says: string;
}

export interface DocInterface {
  readonly name: string;
  readonly says: string;
  readonly members: readonly DocMember[];
}

export function interfacesIn(text: string): DocInterface[] {
  const file = ts.createSourceFile("source.ts", text, ts.ScriptTarget.ES2023, true);
  return file.statements.filter(ts.isInterfaceDeclaration).map((declaration) => ({
    name: declaration.name.text,
    says: commentOf(declaration),
    members: declaration.members.filter(ts.isPropertySignature).map((member) => ({
      name: member.name.getText(file),
      type: (member.type?.getText(file) ?? "unknown").replaceAll(/\breadonly /g, "").replaceAll(/\s+/g, " "),
      optional: member.questionToken !== undefined,
      says: commentOf(member),
    })),
  }));
}

const commentOf = (node: ts.Node): string =>
  ts
    .getJSDocCommentsAndTags(node)
    .map(({ comment }) => (typeof comment === "string" ? comment : (ts.getTextOfJSDocComment(comment) ?? "")))
    .join(" ")
    .replaceAll(/\s+/g, " ");

/** MJML as a tree of objects, so that nothing has to be written as XML and read again. */

/** Nothing in it is escaped later: attributes and contents are escaped where they are made. */
export interface MjmlNode {
  readonly tagName: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly children?: readonly MjmlNode[];
  readonly content?: string;
}

/** A piece of HTML that the compiler passes on as it is. The only way in which a merge tag may stand between elements. */
export const raw = (content: string): MjmlNode => ({ tagName: "mj-raw", content });

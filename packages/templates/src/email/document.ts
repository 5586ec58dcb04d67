/** A whole mail as a tree of MJML, and as the HTML that is kept. */

import type { Drawing } from "../blocks/draw.ts";
import type { MjmlNode } from "../blocks/mjmlNode.ts";
import { directionOf } from "../format/locales.ts";
import type { Block } from "../model/block.ts";
import { diagnostic, type TemplateDiagnostic } from "../model/diagnostic.ts";
import { mailStyle } from "./style.ts";
import { hideTags, showTags } from "./tags.ts";
import { bandsOf } from "./tree.ts";

export interface MailHead {
  /** Sources for HTML, without elements. */
  readonly title: string;
  readonly preheader: string;
  /** Of the content, in pixels. */
  readonly width: number;
}

/** The tree that the compiler of MJML is given. Fonts are none, so that no mail fetches one from anywhere. */
export function mailTree(root: readonly Block[], head: MailHead, drawing: Drawing): MjmlNode {
  const { look, locale } = drawing;
  const gap = (): MjmlNode => ({
    tagName: "mj-section",
    attributes: { padding: "0" },
    children: [
      { tagName: "mj-column", children: [{ tagName: "mj-spacer", attributes: { height: `${look.space * 2}px` } }] },
    ],
  });
  return {
    tagName: "mjml",
    attributes: { lang: locale, dir: directionOf(locale) },
    children: [
      {
        tagName: "mj-head",
        children: [
          { tagName: "mj-title", content: head.title },
          ...(head.preheader === "" ? [] : [{ tagName: "mj-preview", content: head.preheader }]),
          {
            tagName: "mj-attributes",
            children: [{ tagName: "mj-all", attributes: { "font-family": look.bodyFont } }],
          },
          {
            tagName: "mj-raw",
            content:
              '<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">',
          },
          { tagName: "mj-style", content: mailStyle(look) },
        ],
      },
      {
        tagName: "mj-body",
        attributes: { width: `${head.width}px`, "background-color": look.light.canvas, "css-class": "dl-canvas" },
        children: [gap(), ...bandsOf(root, drawing), gap()],
      },
    ],
  };
}

/** `mjml2html` of the package `mjml` 5, or of `mjml-browser`. */
export interface MjmlCompiler {
  (
    tree: unknown,
    options: Readonly<Record<string, unknown>>,
  ): Promise<{
    readonly html: string;
    readonly errors?: readonly { readonly formattedMessage?: string; readonly message?: string }[];
  }>;
  /** Written into what is published. Of the package it is known, of another compiler it is `unknown` unless set. */
  readonly version?: string;
}

/** A mail, and what made it. */
export interface CompiledMail {
  readonly html: string;
  /** Of MJML. */
  readonly version: string;
}

/**
 * The HTML of a tree, with the same merge tags in it. They are taken out before and put back after, so that no step of the compiler
 * can split, escape or drop one unseen.
 */
export async function mailHtml(
  tree: MjmlNode,
  compiler: MjmlCompiler | undefined,
  report: (found: TemplateDiagnostic) => void,
): Promise<CompiledMail> {
  const { compile, version } =
    compiler === undefined ? await installed() : { compile: compiler, version: compiler.version ?? "unknown" };
  const { hidden, tags } = hideTags(tree);
  const { html, errors = [] } = await compiled(hidden, compile);
  for (const error of errors) {
    // The tree was never a file, so lines mean nothing.
    const says = (error.formattedMessage ?? error.message ?? "unknown").replace(/^Line \S+ of \S+ /, "");
    report(diagnostic("email.mjml", "/root", `MJML does not accept this mail: ${says}`, { message: says }));
  }
  if (html === "" && errors.length > 0) return { html, version };
  const shown = showTags(html, tags);
  for (const { tag, times } of shown.wrong) {
    const says = `The merge tag ${tag} came out ${times} times instead of once: a block draws it where a mail cannot have it.`;
    report(diagnostic("email.tags", "/root", says, { tag, times }));
  }
  return { html: shown.html.replace(/\n[ \t]+/g, "\n").replace(/\n{2,}/g, "\n"), version };
}

async function compiled(tree: MjmlNode, compile: MjmlCompiler): ReturnType<MjmlCompiler> {
  try {
    return await compile(tree, { fonts: {}, validationLevel: "strict" });
  } catch (error) {
    const { errors, message } = error as { errors?: readonly { formattedMessage?: string }[]; message: string };
    return { html: "", errors: errors ?? [{ message }] };
  }
}

/** By a name that bundlers do not follow: it is a package of Node, and a page that brings its own compiler must not have it. */
const PACKAGE = "mjml";

async function installed(): Promise<{ readonly compile: MjmlCompiler; readonly version: string }> {
  const { default: mjml } = await import(/* webpackIgnore: true */ /* @vite-ignore */ PACKAGE);
  const about = await import(/* webpackIgnore: true */ /* @vite-ignore */ `${PACKAGE}/package.json`, {
    with: { type: "json" },
  });
  return { compile: mjml as MjmlCompiler, version: about.default.version };
}

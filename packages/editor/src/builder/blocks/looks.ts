/** The icon of a type of block, and a new block of it. */

import type { Block, BlockDefinition } from "@dunlin/templates";
import type { IconName } from "../../ui/icons.ts";
import { own } from "../document/own.ts";

const ICONS: Readonly<Record<string, IconName>> = {
  section: "palette",
  columns: "table",
  divider: "minus",
  spacer: "fit",
  text: "list",
  heading: "outline",
  button: "arrow",
  image: "eye",
  logo: "bird",
  table: "table",
  social: "link",
  languages: "globe",
  quickReply: "check",
  menu: "list",
  document: "file",
  amountDue: "amount",
  obligationsTable: "table",
  installmentOffer: "offer",
  paymentMethods: "settle",
  paymentQr: "canvas",
  swissSlip: "file",
  hardship: "heart",
  promiseForm: "promise",
  alreadyPaidForm: "cured",
  disputeForm: "question",
  callBackForm: "call",
  preferencesForm: "switch",
  legalFooter: "lock",
  disclosure: "shield",
  unsubscribe: "notsent",
  mjml: "raw",
};

export const iconOf = (type: string): IconName => own(ICONS, type) ?? "tag";

/** A new block. Its id becomes one of its own when it is put in. */
export const newBlock = ({ type, v, defaults }: Pick<BlockDefinition, "type" | "v" | "defaults">): Block => ({
  id: type.replace(/[^A-Za-z0-9_-]+/g, "-"),
  type,
  v,
  props: defaults,
});

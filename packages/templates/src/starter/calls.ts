/**
 * Calls by a machine. Anybody may pick up, so none says that there is a debt, how much or why: it says who calls and for whom, and what
 * the keys do.
 */

import type { JsonValue } from "../model/block.ts";
import type { Template } from "../model/template.ts";
import { block, call, say, text } from "./write.ts";

const KEYS = [
  ["1", "To speak with a person now", "Para hablar ahora con una persona", "agent"],
  ["2", "To be called back at another time", "Para que le llamemos en otro momento", "callBack"],
  ["3", "To hear this again", "Para escucharlo de nuevo", "repeat"],
  ["9", "To receive no more of these calls", "Para no recibir más estas llamadas", "optOut"],
] as const;

const keys = block("keys", "menu", {
  choices: KEYS.map(([key, en, es, intent]) => ({ key, label: say(en, es), intent })) as unknown as JsonValue,
});

const personal = text(
  "says",
  "Good day. This is {creditor.name} with a message for {debtor.fullName}.",
  "Buenos días. Le llama {creditor.name} con un mensaje para {debtor.fullName}.",
);
const number = text(
  "number",
  "You can also reach us at {creditor.phone}.",
  "También puede llamarnos al {creditor.phone}.",
);

const about = (id: string, name: string, en: string, es: string): Template =>
  call({ id, name, root: [personal, text("about", en, es), keys, number] });

export const CALLS: readonly Template[] = [
  about(
    "early-call",
    "A friendly call",
    "We would like to hear if there is anything we can do for you.",
    "Nos gustaría saber si podemos hacer algo por usted.",
  ),
  about(
    "mid-call",
    "A call about the choices there are",
    "We have something to propose to you, and one of us would like to explain it.",
    "Tenemos algo que proponerle, y nos gustaría explicárselo en persona.",
  ),
  about(
    "late-call",
    "A call before a decision",
    "Before anything is decided we would like to talk with you.",
    "Antes de decidir nada, nos gustaría hablar con usted.",
  ),
  about(
    "promise-call",
    "A call about a day that was agreed on",
    "It is about a day that we agreed on. If it no longer suits you, we will find another.",
    "Es sobre un día que acordamos. Si ya no le va bien, buscaremos otro.",
  ),
  about(
    "plan-care-call",
    "How can we help?",
    "We would like to ask how things are going, and whether we can make something easier for you.",
    "Nos gustaría preguntarle cómo va todo y si podemos facilitarle algo.",
  ),
  about(
    "world-call",
    "A call, any country",
    "We would like to talk with you when it suits you.",
    "Nos gustaría hablar con usted cuando le venga bien.",
  ),
  call({
    id: "b2b-call",
    name: "A call to accounts payable",
    root: [
      text(
        "says",
        "Good day. {creditor.name} is calling {debtor.company}, for the accounts payable team.",
        "Buenos días. {creditor.name} llama a {debtor.company}, para el departamento de pagos.",
      ),
      text(
        "about",
        "We would like to check that our documents have reached you.",
        "Nos gustaría comprobar que han recibido nuestros documentos.",
      ),
      keys,
      number,
    ],
  }),
];

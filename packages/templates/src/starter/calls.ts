/**
 * Calls. What an agent says begins with who it is that answers, and says nothing about a debt before that is sure. A machine never
 * knows who picks up, so it says who calls and for whom, and what the keys do.
 */

import type { Block, JsonValue } from "../model/block.ts";
import type { Template } from "../model/template.ts";
import { block, call, say, text } from "./write.ts";

const NOTE = "For an agent to say in own words. Ask for something that only this person knows, as your rules have it.";

const greeting = text(
  "greeting",
  "Good day, this is {creditor.name}. May I speak with {debtor.fullName}?",
  "Buenos días, le llamo de {creditor.name}. ¿Podría hablar con {debtor.fullName}?",
);
const who = text(
  "who",
  "Before I go on: could you tell me your postal code or your date of birth, so that I know I am speaking with the right person?",
  "Antes de continuar: ¿me dice su código postal o su fecha de nacimiento, para asegurarme de que hablo con la persona correcta?",
);
const closing = text(
  "closing",
  "Thank you. Let me repeat what we agreed on. You will also get it in writing.",
  "Gracias. Le repito lo que hemos acordado. También lo recibirá por escrito.",
);
const number = text(
  "number",
  "You can also reach us at {creditor.phone}.",
  "También puede llamarnos al {creditor.phone}.",
);

type Words = readonly [en: string, es: string];

const script = (
  id: string,
  name: string,
  why: Words,
  way: Words,
  before: readonly Block[] = [greeting, who],
): Template =>
  call({ id, name, note: NOTE, root: [...before, text("why", ...why), text("way", ...way), closing, number] });

const OPEN: Words = [
  "I am calling about your payment of {totalDueMinor}, which was due on {dueDate}. If it is on its way, thank you: nothing more is needed.",
  "Le llamo por su pago de {totalDueMinor}, que vencía el {dueDate}. Si ya está en camino, gracias: no hace falta nada más.",
];
const WAYS: Words = [
  "If not, how would you like to solve it? You can pay it now, in parts, or on another day.",
  "Si no, ¿cómo prefiere resolverlo? Puede pagarlo ahora, en partes u otro día.",
];

const KEYS = [
  ["1", "To speak with a person now", "Para hablar ahora con una persona", "agent"],
  ["2", "To be called back at another time", "Para que le llamemos en otro momento", "callBack"],
  ["3", "To hear this again", "Para escucharlo de nuevo", "repeat"],
  ["9", "To receive no more of these calls", "Para no recibir más estas llamadas", "optOut"],
] as const;

export const CALLS: readonly Template[] = [
  call({
    id: "machine-call",
    name: "A call by a machine",
    root: [
      text(
        "says",
        "Good day. This is {creditor.name} with a message for {debtor.fullName}.",
        "Buenos días. Le llama {creditor.name} con un mensaje para {debtor.fullName}.",
      ),
      text(
        "about",
        "We would like to talk with you when it suits you.",
        "Nos gustaría hablar con usted cuando le venga bien.",
      ),
      block("keys", "menu", {
        choices: KEYS.map(([key, en, es, intent]) => ({ key, label: say(en, es), intent })) as unknown as JsonValue,
      }),
      number,
    ],
  }),
  script("early-call", "A friendly call", OPEN, WAYS),
  script(
    "mid-call",
    "A call about the choices there are",
    [
      "Your payment of {totalDueMinor} has been open since {dueDate}. I would like to find a way with you that you can keep.",
      "Su pago de {totalDueMinor} está pendiente desde el {dueDate}. Me gustaría encontrar con usted una solución que pueda cumplir.",
    ],
    [
      "You can pay in parts, or name a day. Which of them would help you more? If money is tight right now, tell me: we can pause reminders.",
      "Puede pagar en partes o decirme un día. ¿Qué le ayudaría más? Si ahora va justo de dinero, dígamelo: podemos pausar los avisos.",
    ],
  ),
  script(
    "late-call",
    "A call before a decision",
    [
      "Your payment of {totalDueMinor} has been open since {dueDate}, and we would like to talk with you before anything is decided.",
      "Su pago de {totalDueMinor} está pendiente desde el {dueDate}, y nos gustaría hablar con usted antes de decidir nada.",
    ],
    [
      "It can still be solved in parts, or with an offer that I can explain to you. What would be possible for you?",
      "Todavía se puede resolver en partes, o con una propuesta que puedo explicarle. ¿Qué le sería posible?",
    ],
  ),
  script(
    "promise-call",
    "A call about a day that was agreed on",
    [
      "We agreed on a day for your payment of {totalDueMinor}, and it has not reached us. If that day no longer suits you, we will find another.",
      "Acordamos un día para su pago de {totalDueMinor}, y todavía no nos ha llegado. Si ese día ya no le va bien, buscaremos otro.",
    ],
    [
      "Which day would be a sure one for you? You can also pay in parts.",
      "¿Qué día le vendría bien con seguridad? También puede pagar en partes.",
    ],
  ),
  script(
    "plan-care-call",
    "How can we help?",
    [
      "I am calling about your installment plan. How are things going, and can we make something easier for you?",
      "Le llamo por su plan de pagos. ¿Cómo va todo, y podemos facilitarle algo?",
    ],
    [
      "We can move an installment, or make it smaller. What would help?",
      "Podemos mover una cuota o hacerla más pequeña. ¿Qué le ayudaría?",
    ],
  ),
  script("world-call", "A call, any country", OPEN, WAYS),
  script(
    "b2b-call",
    "A call to accounts payable",
    [
      "Our invoices for {totalDueMinor} are still open. Have they reached you, and is everything right with them?",
      "Siguen pendientes facturas nuestras por {totalDueMinor}. ¿Las han recibido, y es todo correcto?",
    ],
    [
      "When are they due to be paid on your side? I can send you copies right away.",
      "¿Para qué fecha tienen previsto el pago? Puedo enviarle copias ahora mismo.",
    ],
    [
      text(
        "greeting",
        "Good day, this is {creditor.name}. May I speak with the accounts payable team of {debtor.company}?",
        "Buenos días, le llamo de {creditor.name}. ¿Podría hablar con el departamento de pagos de {debtor.company}?",
      ),
    ],
  ),
];

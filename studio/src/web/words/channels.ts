/** Names of the channels. */

import { wordsOf } from "../language.tsx";

const names = wordsOf<Readonly<Record<string, string>>>(
  {
    email: "E-mail",
    sms: "SMS",
    whatsapp: "WhatsApp",
    letter: "Letter",
    voice: "Call",
    push: "Push",
    page: "Page",
    agent: "Agent",
    chat: "Chat",
    visit: "Visit",
  },
  {
    email: "Correo",
    sms: "SMS",
    whatsapp: "WhatsApp",
    letter: "Carta",
    voice: "Llamada",
    push: "Aviso",
    page: "Página",
    agent: "Agente",
    chat: "Chat",
    visit: "Visita",
  },
);

/** One that a host added is called as it calls it. */
export const channelName = (channel: string, language: Parameters<typeof names>[0]): string =>
  names(language)[channel] ?? channel;

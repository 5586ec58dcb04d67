/** Spanish for what the contact policies say. */

import type { VerdictWords } from "./catalog.ts";

export const verdict: VerdictWords = {
  allowed: "El contacto está permitido ahora.",
  deferred: (until) => `El contacto no está permitido antes del ${until}.`,
  blocked: "El contacto no está permitido.",
  rule: ({ rule, pack, why, alone, warns }) => {
    const end = alone === "" ? "" : ` Por sí sola, esta regla lo permite desde el ${alone}.`;
    return `${warns ? "Aviso de la" : "La"} regla ${rule} de ${pack}: ${why}.${end}`;
  },
  reason: (why) => `No se pudo juzgar: ${why}.`,
  basis: (zones, tzdata) => (zones === "" ? "" : `Se juzgó para ${zones} (datos de husos horarios ${tzdata}).`),
};

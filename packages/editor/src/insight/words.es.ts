/** Spanish. */

import type { FrameWords } from "./words.ts";

export const FRAME_ES: FrameWords = {
  bar: "Modo",
  nothingSent: "No se envía nada.",
  end: "Terminar",
  drawer: "En el tiempo",
  side: "Qué pasa",
  nothing: "Todavía no hay nada que mostrar.",
  experiment: "Experimento de esta división",
  loading: "Cargando…",
};

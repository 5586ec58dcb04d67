/** Words of the parts that every screen uses. */

import { wordsOf } from "../language.tsx";

export const words = wordsOf(
  {
    download: (name: string) => `Download “${name}” as CSV`,
    csv: "CSV",
    sortedUp: "sorted upwards",
    sortedDown: "sorted downwards",
    shown: (shown: string, all: string) => `${shown} of ${all} rows`,
    more: "Show more",
    nothing: "Nothing here yet.",
    again: "Try again",
    failed: "This could not be loaded.",
    loading: "Loading…",
    slow: "This takes longer than usual. The studio may be busy with the portfolio.",
    close: "Close",
    open: (row: string) => `Open ${row}`,
    few: "fewer than 30 people",
    network: "The studio does not answer. Start it again with npm start, then try again.",
  },
  {
    download: (name: string) => `Descargar «${name}» como CSV`,
    csv: "CSV",
    sortedUp: "en orden ascendente",
    sortedDown: "en orden descendente",
    shown: (shown: string, all: string) => `${shown} de ${all} filas`,
    more: "Mostrar más",
    nothing: "Aún no hay nada aquí.",
    again: "Reintentar",
    failed: "No se ha podido cargar.",
    loading: "Cargando…",
    slow: "Tarda más de lo habitual. Puede que el estudio esté ocupado con la cartera.",
    close: "Cerrar",
    open: (row: string) => `Abrir ${row}`,
    few: "menos de 30 personas",
    network: "El estudio no responde. Vuelva a iniciarlo con npm start y reinténtelo.",
  },
);

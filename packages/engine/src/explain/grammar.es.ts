/** Spanish contractions: `de` and `a` before the article `el`. */

/** `del pago`, `de la espera` */
export const de = (noun: string): string => (noun.startsWith("el ") ? `del ${noun.slice(3)}` : `de ${noun}`);

/** `al pago`, `a la espera` */
export const a = (noun: string): string => (noun.startsWith("el ") ? `al ${noun.slice(3)}` : `a ${noun}`);

/** Words around previews of templates. */

export interface PreviewWords {
  readonly sample: string;
  readonly enlarge: string;
  readonly loading: string;
  readonly failed: string;
  readonly again: string;
  readonly width: string;
  readonly desktop: string;
  readonly phone: string;
  readonly message: (title: string) => string;
  readonly to: (person: string) => string;
}

export const PREVIEW_EN: PreviewWords = {
  sample: "As read by",
  enlarge: "Enlarge",
  loading: "Rendering the template…",
  failed: "The template could not be rendered.",
  again: "Try again",
  width: "Width",
  desktop: "Desktop",
  phone: "Phone",
  message: (title) => `The message “${title}”`,
  to: (person) => `To: ${person}`,
};

export const PREVIEW_ES: PreviewWords = {
  sample: "Tal como lo lee",
  enlarge: "Ampliar",
  loading: "Generando la plantilla…",
  failed: "No se pudo generar la plantilla.",
  again: "Probar de nuevo",
  width: "Ancho",
  desktop: "Escritorio",
  phone: "Teléfono",
  message: (title) => `El mensaje «${title}»`,
  to: (person) => `Para: ${person}`,
};

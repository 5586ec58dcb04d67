/** Words of the comparison with the version that is live. */

export interface VersionsWords {
  readonly title: string;
  readonly against: (version: number) => string;
  readonly none: string;
  readonly same: string;
  readonly compare: string;
  readonly restore: (version: number) => string;
  readonly restored: (version: number) => string;
  readonly edited: string;
  readonly live: (version: number) => string;
  readonly added: string;
  readonly removed: string;
  readonly moved: string;
  readonly changed: string;
  readonly template: string;
  /** A version of the content. */
  readonly version: (label: string) => string;
  readonly show: string;
  /** Of a value that has no words. */
  readonly was: (before: string, after: string) => string;
  readonly nothing: string;
  /** Only the look of the words is different. */
  readonly looks: string;
  /** A long or nested value. */
  readonly other: string;
  readonly members: Readonly<Record<string, string>>;
  readonly legend: string;
  readonly close: string;
}

export const VERSIONS_EN: VersionsWords = {
  title: "Changes",
  against: (version) => `Against version ${version}, which is live`,
  none: "No version is live yet.",
  same: "Nothing is different from the live version.",
  compare: "Look at both",
  restore: (version) => `Restore version ${version}`,
  restored: (version) => `restore version ${version}`,
  edited: "Edited now",
  live: (version) => `Version ${version}, live`,
  added: "New",
  removed: "Gone",
  moved: "Moved",
  changed: "Changed",
  template: "The template",
  version: (label) => `Version “${label}”`,
  show: "Show",
  was: (before, after) => `${before} → ${after}`,
  nothing: "nothing",
  looks: "only how the words look",
  other: "is different",
  members: {
    text: "Text",
    label: "Label",
    link: "Link",
    source: "Picture",
    alt: "Description",
    decorative: "Decoration",
    level: "Level",
    when: "Who sees it",
    variants: "Versions",
    lock: "Lock",
    note: "Note",
    type: "Type",
    ground: "Ground",
    layout: "Layout",
    align: "Alignment",
    name: "Name",
    subject: "Subject",
    preheader: "Preview line",
    fromName: "Sender",
    title: "Title",
    description: "Description",
    locales: "Languages",
    defaultLocale: "Default language",
    variables: "Variables",
    settings: "Settings",
    policy: "Policy",
    brandRef: "Brand",
    smsFallback: "SMS in its place",
  },
  legend: "Around blocks: green is new, red is gone, blue moved, yellow changed.",
  close: "Close",
};

export const VERSIONS_ES: VersionsWords = {
  title: "Cambios",
  against: (version) => `Frente a la versión ${version}, que está activa`,
  none: "Todavía no hay ninguna versión activa.",
  same: "Nada es distinto de la versión activa.",
  compare: "Ver las dos",
  restore: (version) => `Restaurar la versión ${version}`,
  restored: (version) => `restaurar la versión ${version}`,
  edited: "Lo que se edita",
  live: (version) => `Versión ${version}, activa`,
  added: "Nuevo",
  removed: "Quitado",
  moved: "Movido",
  changed: "Cambiado",
  template: "La plantilla",
  version: (label) => `Versión «${label}»`,
  show: "Mostrar",
  was: (before, after) => `${before} → ${after}`,
  nothing: "nada",
  looks: "solo el aspecto de las palabras",
  other: "es distinto",
  members: {
    text: "Texto",
    label: "Rótulo",
    link: "Enlace",
    source: "Imagen",
    alt: "Descripción",
    decorative: "Decoración",
    level: "Nivel",
    when: "Quién lo ve",
    variants: "Versiones",
    lock: "Bloqueo",
    note: "Nota",
    type: "Tipo",
    ground: "Fondo",
    layout: "Disposición",
    align: "Alineación",
    name: "Nombre",
    subject: "Asunto",
    preheader: "Texto de vista previa",
    fromName: "Remitente",
    title: "Título",
    description: "Descripción",
    locales: "Idiomas",
    defaultLocale: "Idioma por defecto",
    variables: "Variables",
    settings: "Ajustes",
    policy: "Política",
    brandRef: "Marca",
    smsFallback: "SMS en su lugar",
  },
  legend: "Alrededor de los bloques: verde es nuevo, rojo quitado, azul movido, amarillo cambiado.",
  close: "Cerrar",
};

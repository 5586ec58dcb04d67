/** Words of the brand kit. */

import type { ColorToken, ContrastPair, Scheme } from "./brand.ts";

export interface BrandWords {
  readonly about: (brand: string) => string;
  readonly fixed: string;
  readonly scheme: string;
  readonly schemes: { readonly [K in Scheme]: string };
  readonly colors: string;
  readonly token: { readonly [K in ColorToken | "wash"]: string };
  readonly hex: (token: string) => string;
  readonly pick: (token: string) => string;
  readonly noColor: string;
  readonly contrast: string;
  readonly on: (ink: string, ground: string) => string;
  readonly ratio: (ratio: string) => string;
  readonly level: { readonly [K in ContrastPair["level"]]: string };
  readonly allReadable: string;
  readonly unreadable: (count: number) => string;
  readonly use: (color: string) => string;
  readonly changeGround: (ground: string) => string;
  readonly derived: string;
  readonly own: string;
  readonly keepDerived: string;
  readonly deriveAgain: string;
  readonly shape: string;
  readonly radius: string;
  readonly space: string;
  readonly pixels: string;
  readonly fonts: string;
  readonly body: string;
  readonly heading: string;
  readonly fontsHow: string;
  readonly fontsEnd: string;
  readonly logo: string;
  readonly logoUrl: string;
  readonly logoDark: string;
  readonly logoHow: string;
  readonly noLogo: string;
}

export const BRAND_EN: BrandWords = {
  about: (brand) => `Every message of ${brand} takes its look from here.`,
  fixed: "The brand is kept elsewhere and can only be looked at here.",
  scheme: "Light or dark",
  schemes: { light: "Light", dark: "Dark" },
  colors: "Colors",
  token: {
    canvas: "Ground",
    surface: "Paper",
    text: "Text",
    muted: "Small print",
    line: "Lines",
    accent: "Buttons and links",
    onAccent: "Words on buttons",
    positive: "Good news",
    warning: "Warnings",
    wash: "Panels",
  },
  hex: (token) => `${token}, as #rrggbb`,
  pick: (token) => `Choose a color: ${token}`,
  noColor: "A color has # and six digits: #1a73e8.",
  contrast: "Contrast",
  on: (ink, ground) => `${ink} on ${ground.toLowerCase()}`,
  ratio: (ratio) => `${ratio} : 1`,
  level: { AAA: "Very easy to read", AA: "Easy to read", large: "Large letters only", fails: "Hard to read" },
  allReadable: "Everything can be read.",
  unreadable: (count) => (count === 1 ? "1 pair cannot be read" : `${count} pairs cannot be read`),
  use: (color) => `Use ${color}`,
  changeGround: (ground) => `No shade of it can be read here: change “${ground}”.`,
  derived: "Derived from the light colors, so that everything stays readable. Changing one color makes it your own.",
  own: "A palette of its own.",
  keepDerived: "Make it our own",
  deriveAgain: "Derive it again",
  shape: "Shape and space",
  radius: "Roundness of corners",
  space: "Step of all distances",
  pixels: "px",
  fonts: "Fonts",
  body: "Text",
  heading: "Headings",
  fontsHow: "Separated by commas, the wished one first. Nothing is fetched from anywhere.",
  fontsEnd: "End with a family that every device has: serif, sans-serif or system-ui.",
  logo: "Logo",
  logoUrl: "Address of the picture",
  logoDark: "Picture for dark backgrounds",
  logoHow: "Without one the name is written.",
  noLogo: "No logo: the name is written.",
};

export const BRAND_ES: BrandWords = {
  about: (brand) => `Todos los mensajes de ${brand} toman su aspecto de aquí.`,
  fixed: "La marca se guarda en otro sitio; aquí solo se puede consultar.",
  scheme: "Claro u oscuro",
  schemes: { light: "Claro", dark: "Oscuro" },
  colors: "Colores",
  token: {
    canvas: "Fondo",
    surface: "Papel",
    text: "Texto",
    muted: "Letra pequeña",
    line: "Líneas",
    accent: "Botones y enlaces",
    onAccent: "Palabras en botones",
    positive: "Buenas noticias",
    warning: "Avisos",
    wash: "Recuadros",
  },
  hex: (token) => `${token}, como #rrggbb`,
  pick: (token) => `Elegir un color: ${token}`,
  noColor: "Un color lleva # y seis dígitos: #1a73e8.",
  contrast: "Contraste",
  on: (ink, ground) => `${ink} sobre ${ground.toLowerCase()}`,
  ratio: (ratio) => `${ratio} : 1`,
  level: { AAA: "Se lee muy bien", AA: "Se lee bien", large: "Solo letras grandes", fails: "Cuesta leerlo" },
  allReadable: "Todo se puede leer.",
  unreadable: (count) => (count === 1 ? "1 pareja no se puede leer" : `${count} parejas no se pueden leer`),
  use: (color) => `Usar ${color}`,
  changeGround: (ground) => `Ningún tono se lee aquí: cambie «${ground}».`,
  derived:
    "Se deriva de los colores claros para que todo se siga leyendo. Al cambiar un color, la paleta pasa a ser propia.",
  own: "Una paleta propia.",
  keepDerived: "Hacerla propia",
  deriveAgain: "Derivarla otra vez",
  shape: "Forma y espacio",
  radius: "Redondez de las esquinas",
  space: "Paso de las distancias",
  pixels: "px",
  fonts: "Letras",
  body: "Texto",
  heading: "Títulos",
  fontsHow: "Separadas por comas, primero la deseada. No se descarga nada.",
  fontsEnd: "Termine con una familia que tenga todo aparato: serif, sans-serif o system-ui.",
  logo: "Logotipo",
  logoUrl: "Dirección de la imagen",
  logoDark: "Imagen para fondos oscuros",
  logoHow: "Sin ella se escribe el nombre.",
  noLogo: "Sin logotipo: se escribe el nombre.",
};

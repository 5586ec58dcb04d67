/**
 * The contrast of words that axe leaves open, because something that can be seen through lies over them: the button that takes the
 * clicks of a card, an edge that fades, the border of what scrolls.
 */

type Color = readonly [red: number, green: number, blue: number, alpha: number];

/** One line for every text that stands out less than WCAG 2.2 AA asks for; in the theme of high contrast, AAA. */
export function tooPale(root: HTMLElement): string[] {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found = new Map<string, string>();
  const leastOf = root.dataset.theme === "contrast" ? leastOfAAA : least;
  while (texts.nextNode()) {
    const { parentElement: element, textContent } = texts.currentNode;
    const words = textContent?.trim() ?? "";
    if (words === "" || element === null || !isSeen(element)) continue;
    const ink = inkOf(element);
    const ground = groundOf(element);
    const contrast = ratio(over(ink, ground), ground);
    const line = `${contrast.toFixed(2)}: rgb(${ink}) on rgb(${ground})`;
    if (contrast < leastOf(element) && !found.has(line)) found.set(line, `${line}, “${words.slice(0, 40)}”`);
  }
  return [...found.values()];
}

/** What is dimmed while something is carried is out of use, and what is hidden is not there. */
const isSeen = (element: Element): boolean =>
  element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
  ancestors(element).every((one) => getComputedStyle(one).opacity === "1");

const inkOf = (element: Element): Color => {
  const { color, fill } = getComputedStyle(element);
  return parse(element instanceof SVGElement ? fill : color);
};

/** What the ancestors paint, from the first that hides all behind it. */
function groundOf(element: Element): Color {
  const painted = ancestors(element).map((one) => parse(getComputedStyle(one).backgroundColor));
  const last = painted.findIndex(([, , , alpha]) => alpha === 1);
  const above = last < 0 ? [...painted, WHITE] : painted.slice(0, last + 1);
  return above.reduceRight((below, color) => over(color, below), WHITE);
}

const WHITE: Color = [255, 255, 255, 1];

/** From the inside out, through shadow roots. */
function ancestors(element: Element): Element[] {
  const all: Element[] = [];
  let one: Element | null = element;
  while (one !== null) {
    all.push(one);
    const root: Node = one.getRootNode();
    one = one.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  }
  return all;
}

/** `rgb()` and `rgba()`, as computed styles have them, and `color(srgb …)` of mixed colors. */
function parse(text: string): Color {
  const [red = 0, green = 0, blue = 0, alpha = 1] = text.match(/[\d.]+/g)?.map(Number) ?? [0, 0, 0, 0];
  return text.startsWith("color(") ? [red * 255, green * 255, blue * 255, alpha] : [red, green, blue, alpha];
}

const over = ([r, g, b, alpha]: Color, [r0, g0, b0]: Color): Color => [
  r * alpha + r0 * (1 - alpha),
  g * alpha + g0 * (1 - alpha),
  b * alpha + b0 * (1 - alpha),
  1,
];

const least = (element: Element): number => (isLarge(element) ? 3 : 4.5);
/** What debtors read has the colors of a brand, in whatever theme it is edited. */
const leastOfAAA = (element: Element): number =>
  element.closest(".dn-paper, .dn-channel") !== null ? least(element) : isLarge(element) ? 4.5 : 7;

function isLarge(element: Element): boolean {
  const { fontSize, fontWeight } = getComputedStyle(element);
  const size = Number.parseFloat(fontSize);
  return size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700);
}

function ratio(a: Color, b: Color): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

function luminance([red, green, blue]: Color): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((part) => {
    const value = part / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

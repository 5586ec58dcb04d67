/** Where on the screen writing was asked for, so that the caret begins there. */

export interface Point {
  readonly left: number;
  readonly top: number;
}

let asked: Point | undefined;

export function askAt({ clientX, clientY }: { readonly clientX: number; readonly clientY: number }): void {
  asked = { left: clientX, top: clientY };
}

/** The point, once; nothing where writing was asked for by a key. */
export function takePoint(): Point | undefined {
  const point = asked;
  asked = undefined;
  return point;
}

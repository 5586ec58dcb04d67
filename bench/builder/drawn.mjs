/** Ms from what a hand does, as the browser heard of it, until the frame that shows it is drawn. */

const heard = { keydown: [], pointermove: [], pointerdown: [] };

export function listen() {
  const { port1, port2 } = new MessageChannel();
  const waiting = [];
  port2.onmessage = () => waiting.shift()?.();
  for (const [type, ms] of Object.entries(heard))
    addEventListener(
      type,
      ({ timeStamp, key }) => {
        if (key === "Control" || key === "Alt") return;
        // Frames are drawn after the callbacks for them; a message comes behind the drawing.
        requestAnimationFrame(() => {
          waiting.push(() => ms.push(performance.now() - timeStamp));
          port1.postMessage(0);
        });
      },
      true,
    );
}

/** What was heard since it was asked for the last time. */
export const taken = (type) => heard[type].splice(0);

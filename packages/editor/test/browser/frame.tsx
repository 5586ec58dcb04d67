/** The page of the test of previews: a mail as somebody might send it, in a frame. */

import { answerWith, policyWatch } from "../../../../scripts/inPage.ts";
import { fillFrame } from "../../src/preview/page.ts";

const policy = policyWatch();

const MAIL = `<!doctype html><html lang="en"><head><base href="https://elsewhere.example/"><style>.a { color: rgb(0, 128, 0) }
@media (max-width: 250px) { .a { color: rgb(1, 2, 3) } }</style><style media="print">.a { color: rgb(9, 9, 9) }</style>
<meta http-equiv="refresh" content="0; url=https://elsewhere.example"><script>parent.acted = true</script></head>
<body style="background: rgb(255, 250, 240)"><p class="a" title="a > b style='no'">Hello, style="x" on="y" </p><a href="/away" onclick="parent.acted = true">Pay</a>
<img alt="" src="none.png" onerror="parent.acted = true"></body></html>`;

const frame = document.createElement("iframe");
frame.setAttribute("sandbox", "allow-same-origin");
frame.srcdoc = "<!doctype html><title>.</title>";
document.body.append(frame);
await new Promise((loaded) => frame.addEventListener("load", loaded, { once: true }));
for (const html of ["<p>before</p>", MAIL]) fillFrame(frame, html);

const doc = frame.contentDocument as Document;
const look = (selector: string) => getComputedStyle(doc.querySelector(selector) as Element);
doc.querySelector("a")?.click();
await new Promise((done) => setTimeout(done, 300));
const color = look(".a").color;
frame.style.inlineSize = "200px";
const narrow = look(".a").color;
const answer = {
  ...{ color, narrow, ground: look("body").backgroundColor, mode: doc.compatMode },
  text: doc.body.textContent?.replace(/\s+/g, " ").trim(),
  acted: "acted" in window,
  stays: frame.contentDocument === doc && doc.location.href === "about:srcdoc",
  left: doc.querySelectorAll("script, style, base, meta[http-equiv], [onclick], [onerror]").length,
  violations: policy.violations,
};
answerWith(answer);

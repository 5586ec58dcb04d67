/** Style of every page of its own, after the design's tokens: light and dark, narrow and wide, on screen and on paper. */

export const PAGE_STYLE = `
:root{color-scheme:light dark;--ground:#f4f2ed;--surface:#fff;--line:#dad6cc;--text:#16262c;--text-2:#45545a;--text-3:#5c686b;--accent:#0b5a6b;--good:#2b6539;--bad:#a02a1c;--warn:#7a4d00}
@media(prefers-color-scheme:dark){:root{--ground:#121b1f;--surface:#1a262b;--line:#2f3e44;--text:#ece8df;--text-2:#b9c1c0;--text-3:#9aa6a7;--accent:#6cc0cd;--good:#8fce97;--bad:#f4a394;--warn:#eec266}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text);font:14px/20px -apple-system,"Segoe UI",Roboto,Inter,"Noto Sans","Liberation Sans",sans-serif;overflow-wrap:anywhere}
header,main{max-width:928px;margin:0 auto;padding:0 16px}
header{padding-top:24px}
.kind{margin:0;color:var(--text-3);font-size:12px}
.name{margin:0;font-weight:600;font-size:16px;line-height:24px}
.verdict{margin:16px 0 24px;max-width:760px;border-inline-start:4px solid var(--text-3);padding-inline-start:16px}
.verdict h1{margin:0;font-size:20px;line-height:28px;font-weight:600}
.verdict p{margin:4px 0 0;font-size:16px;line-height:24px;color:var(--text-2)}
.verdict.better{border-color:var(--good)}
.verdict.betterButHarm,.verdict.harm,.verdict.mismatch{border-color:var(--bad)}
.verdict.worse{border-color:var(--warn)}
.panel{background:var(--surface);border:1px solid var(--line);border-radius:8px;padding:16px;margin:0 0 16px}
.panel h2{margin:0 0 4px;font-size:16px;line-height:24px;font-weight:600}
.note{margin:0 0 12px;color:var(--text-3);font-size:12px;line-height:16px}
.scroll{overflow-x:auto}
.scroll svg{display:block;min-width:680px}
table{border-collapse:collapse;width:100%;margin:4px 0;font-size:13px}
th,td{padding:8px 12px 8px 0;text-align:end;border-bottom:1px solid var(--line);font-variant-numeric:tabular-nums;vertical-align:top;overflow-wrap:normal}
th{font-weight:400}
thead th{color:var(--text-3);font-size:12px}
th:first-child{text-align:start;min-width:140px}
tr>:last-child{padding-inline-end:0}
ul{margin:4px 0;padding-inline-start:20px}
details{margin-top:12px}
section>details{margin-top:0}
summary{cursor:pointer;color:var(--accent);font-size:13px}
summary:focus-visible{outline:2px solid var(--text);outline-offset:2px}
dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 16px;margin:8px 0 0;font-size:12px}
dt{color:var(--text-3)}dd{margin:0}
code{font:12px/16px ui-monospace,"Liberation Mono",monospace}
@media print{body{background:none}.panel{break-inside:avoid}details>*{display:block}}
`;

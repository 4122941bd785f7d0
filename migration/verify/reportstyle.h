// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace waybill {

/// The style of the report as HTML: screen in light and dark, and paper.
inline constexpr char reportStyle[] = R"css(
:root {
  color-scheme: light dark;
  --paper: #ffffff; --desk: #f3f4f1; --ink: #1d2421; --soft: #5c6661; --line: #dcdfda; --wash: #f8f9f6;
  --good: #1c7a4d; --good-wash: #e9f5ee; --note: #1f5f9e; --note-wash: #e8f1fa;
  --warning: #8f5b00; --warning-wash: #fdf3dc; --bad: #b3261e; --bad-wash: #fcebea;
  --neutral: #5c6661; --neutral-wash: #eef0ec;
  --as-is: #2f7f79; --changed: #3f78b5; --extra: #8a6bb1; --set-aside: #d08a00; --left-out: #98a29c;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #1a1e1c; --desk: #121513; --ink: #e6e9e6; --soft: #a2aca6; --line: #343b37; --wash: #202522;
    --good: #6fd09f; --good-wash: #173025; --note: #85bdf2; --note-wash: #172a3c;
    --warning: #f0bf5f; --warning-wash: #352a12; --bad: #ff9c94; --bad-wash: #3c1d1b;
    --neutral: #a2aca6; --neutral-wash: #272d2a;
    --as-is: #4fa59e; --changed: #6aa1dc; --extra: #ab8fd3; --set-aside: #e0a63c; --left-out: #78827c;
  }
}
* { box-sizing: border-box; }
html { background: var(--desk); scroll-behavior: smooth; }
body {
  margin: 0 auto; padding: 2.5rem 1.25rem 4rem; max-width: 74rem; color: var(--ink);
  font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
}
main { background: var(--paper); border: 1px solid var(--line); border-radius: 10px; padding: 2.75rem 3.25rem 3rem; }
header .brand {
  display: flex; align-items: center; gap: .55rem; margin: 0 0 1.6rem; color: var(--soft);
  font-size: .8125rem; letter-spacing: .09em; text-transform: uppercase;
}
.brand svg { width: 1.25rem; height: 1.25rem; }
h1 { margin: 0 0 1.4rem; font-size: 2rem; line-height: 1.2; font-weight: 650; letter-spacing: -.015em; overflow-wrap: anywhere; }
h2 { margin: 0 0 .9rem; font-size: 1.3rem; line-height: 1.3; font-weight: 650; letter-spacing: -.01em; }
h2 a { color: inherit; text-decoration: none; }
h2 a:hover { text-decoration: underline; }
p { margin: 0 0 .8rem; max-width: 46rem; }
section { padding-top: 2.4rem; scroll-margin-top: 1rem; }
.verdict {
  display: grid; grid-template-columns: auto 1fr; gap: .2rem 1.1rem; padding: 1.2rem 1.4rem;
  border: 1px solid; border-left-width: 6px; border-radius: 8px; overflow-wrap: anywhere;
}
.verdict svg { width: 2.5rem; height: 2.5rem; grid-row: span 2; margin-top: .1rem; }
.verdict .word { margin: 0; font-size: 1.3rem; font-weight: 700; line-height: 1.35; }
.verdict .sentence { margin: 0; color: var(--ink); font-size: 1.0625rem; }
.verdict ul { grid-column: 2; margin: .5rem 0 0; padding: 0 0 0 1.1rem; color: var(--ink); }
.verdict.good { color: var(--good); background: var(--good-wash); }
.verdict.note { color: var(--note); background: var(--note-wash); }
.verdict.warning { color: var(--warning); background: var(--warning-wash); }
.verdict.bad { color: var(--bad); background: var(--bad-wash); }
.verdict.neutral { color: var(--neutral); background: var(--neutral-wash); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .35rem 1.5rem; margin: 1.6rem 0 0; font-size: .9375rem; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
nav { margin: 1.8rem 0 0; padding: .9rem 0; border-top: 1px solid var(--line); border-bottom: 1px solid var(--line); }
nav ol { display: flex; flex-wrap: wrap; gap: .25rem 1.4rem; margin: 0; padding: 0; list-style: none; counter-reset: part; font-size: .9375rem; }
nav li { counter-increment: part; }
nav li::before { content: counter(part) ". "; color: var(--soft); }
nav a { color: var(--note); text-decoration: none; }
nav a:hover { text-decoration: underline; }
nav .count { color: var(--soft); }
p.equation { max-width: none; font-size: 1.25rem; line-height: 1.5; font-weight: 600; font-variant-numeric: tabular-nums; }
.term { white-space: nowrap; }
svg.bar { display: block; width: 100%; height: 1.6rem; border-radius: 5px; margin: .4rem 0 .8rem; background: var(--neutral-wash); }
ul.legend { display: flex; flex-wrap: wrap; gap: .3rem 1.6rem; margin: 0 0 1.3rem; padding: 0; list-style: none; font-size: .9375rem; }
.legend svg { width: .8rem; height: .8rem; border-radius: 3px; margin-right: .45rem; vertical-align: -.05em; }
.legend b { font-variant-numeric: tabular-nums; }
.as-is { fill: var(--as-is); } .changed { fill: var(--changed); } .extra { fill: var(--extra); }
.set-aside { fill: var(--set-aside); } .left-out { fill: var(--left-out); }
.table { overflow-x: auto; margin: 0 0 1.4rem; }
table { width: 100%; border-collapse: collapse; font-size: .9063rem; line-height: 1.45; }
caption, summary { text-align: left; font-weight: 600; padding: .3rem 0 .5rem; overflow-wrap: anywhere; }
summary { cursor: pointer; }
th, td { padding: .45rem .8rem .45rem 0; text-align: left; vertical-align: top; overflow-wrap: anywhere; min-width: 3.5rem; }
th:last-child, td:last-child { padding-right: 0; }
thead th { color: var(--soft); font-weight: 600; font-size: .8125rem; border-bottom: 1.5px solid var(--line); vertical-align: bottom; overflow-wrap: normal; }
tbody td { border-bottom: 1px solid var(--line); unicode-bidi: plaintext; }
tbody tr:hover td { background: var(--wash); }
.figure { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
.totals td { font-weight: 650; border-top: 1.5px solid var(--soft); border-bottom: 0; }
.zero { color: var(--soft); }
.place { min-width: 9rem; }
.text { min-width: 6rem; }
#checks th:nth-child(1) { width: 15%; } #checks th:nth-child(2) { width: 35%; }
#checks th:nth-child(3), #checks th:nth-child(4) { width: 13%; }
code, td.hash, dd.hash { font: .8438rem/1.5 ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", "Liberation Mono", monospace; }
code { overflow-wrap: anywhere; }
td.hash, dd.hash { color: var(--soft); word-break: break-all; }
td.hash { min-width: 15rem; font-size: .75rem; }
.state { white-space: nowrap; font-weight: 600; }
.state svg { width: 1.05rem; height: 1.05rem; margin-right: .4rem; vertical-align: -.18em; }
.mark.good { color: var(--good); } .mark.note { color: var(--note); } .mark.warning { color: var(--warning); }
.mark.bad { color: var(--bad); } .mark.neutral { color: var(--neutral); }
summary .mark svg { width: 1.05rem; height: 1.05rem; margin-right: .4rem; vertical-align: -.18em; }
details { margin: 0 0 1rem; padding: .35rem 1rem .2rem; border: 1px solid var(--line); border-radius: 8px; }
details .table { margin-bottom: .6rem; }
.hint { color: var(--soft); }
ol.steps { margin: 0; padding-left: 1.3rem; }
ol.steps li { margin-bottom: .4rem; overflow-wrap: anywhere; }
footer { margin-top: 2.6rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .8438rem; }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--note); outline-offset: 2px; border-radius: 3px; }
@media (max-width: 44rem) {
  body { padding: 0; }
  main { border: 0; border-radius: 0; padding: 1.5rem 1.1rem 2rem; }
  .term { white-space: normal; }
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: .5rem; }
}
@media print {
  @page { margin: 18mm 15mm; }
  :root {
    --paper: #ffffff; --desk: #ffffff; --ink: #000000; --soft: #444444; --line: #bbbbbb; --wash: #ffffff;
    --good: #14603c; --good-wash: #ffffff; --note: #174a7c; --note-wash: #ffffff;
    --warning: #6f4700; --warning-wash: #ffffff; --bad: #8f1d17; --bad-wash: #ffffff;
    --neutral: #444444; --neutral-wash: #ffffff;
    --as-is: #2f7f79; --changed: #3f78b5; --extra: #8a6bb1; --set-aside: #d08a00; --left-out: #98a29c;
  }
  html { background: none; font-size: 11.5px; }
  body { padding: 0; max-width: none; font-size: 1rem; }
  main { border: 0; padding: 0; }
  nav { display: none; }
  thead { display: table-header-group; }
  tr, .verdict, dl { break-inside: avoid; }
  h2, caption, summary { break-after: avoid; }
  .totals { break-before: avoid; }
  .table { overflow: visible; }
  details { border: 0; padding: 0; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
)css";

} // namespace waybill

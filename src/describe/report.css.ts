import { colourProperties } from './palette.ts';
import { FIGURE_STYLE } from './svg.ts';

/** Style of the report: paper and ink, indigo by night; one column, readable from a telephone to a desk, and on paper. System fonts only. */
export const REPORT_STYLE = `${colourProperties(':root')}
:root{color-scheme:light dark}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 Georgia,"Iowan Old Style","Palatino Linotype",Palatino,"Times New Roman",serif}
header,main,footer{max-width:52rem;margin:0 auto;padding:0 1rem}
header{padding-top:2.5rem}
footer{padding-bottom:4rem}
h1,h2,h3{line-height:1.2;font-weight:600;text-wrap:balance}
h1{font-size:clamp(1.7rem,1.2rem + 2.4vw,2.6rem);margin:0 0 .4rem}
h2{font-size:1.5rem;margin:3.2rem 0 .8rem;padding-top:1.1rem;border-top:1px solid var(--rule)}
h3{font-size:1.12rem;margin:1.8rem 0 .3rem}
p,ul,ol,dl{margin:.5rem 0 1rem;max-width:42rem}
.lead{font-size:1.15rem}
.when{color:var(--quiet);font-weight:400}
.help,nav,table,summary,figcaption,code,pre,.key,.small{font-family:system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
.help,.small,nav,.key{font-size:.9rem;color:var(--quiet)}
.help{margin:0 0 1.6rem}
.help a,nav a{color:inherit}.help a{white-space:nowrap}
nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;padding:0;margin:0}
nav a{display:inline-block;padding:.3rem 0}
a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:3px solid var(--withdrawal);outline-offset:3px}
figure{margin:1.6rem 0 2.6rem;padding:1rem;background:var(--card);border:1px solid var(--rule);border-radius:6px}
figure h3{margin:0 0 .3rem}
figcaption{font-size:.95rem;line-height:1.5}
figcaption p{margin:.3rem 0 .8rem}
svg.figure{display:block;width:100%;height:auto}
svg.narrow{display:none}
.words{font-size:.9rem;color:var(--quiet);font-family:system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;line-height:1.5;margin:.9rem 0 .4rem}
details{margin:.5rem 0}
summary{cursor:pointer;font-size:.9rem;padding:.45rem 0}
.scroll{overflow-x:auto}
table{border-collapse:collapse;font-size:.85rem;font-variant-numeric:tabular-nums;line-height:1.4;width:100%}
caption{text-align:left;color:var(--quiet);padding:.3rem 0}
th,td{text-align:right;padding:.3rem .6rem;border-bottom:1px solid var(--rule);vertical-align:top}
th{font-weight:600}
th[scope=row],.left,.left th,.left td{text-align:left}
td.word{text-align:left;overflow-wrap:break-word}
dl{display:grid;grid-template-columns:minmax(9rem,auto) 1fr;gap:.25rem 1.2rem}
dt{color:var(--quiet)}
dd{margin:0;overflow-wrap:anywhere}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font-family:ui-monospace,Menlo,Consolas,monospace;font-size:.85rem;background:var(--band);padding:.8rem;border-radius:6px;margin:.4rem 0 1rem}
dd code,p code{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:.85em}
${FIGURE_STYLE}
@media screen and (max-width:560px){th,td{padding:.3rem .4rem}svg.wide{display:none}svg.narrow{display:block}figure{padding:.7rem .4rem;margin-left:-.5rem;margin-right:-.5rem}figcaption,.words,figure details{padding:0 .3rem}dl{display:block}dd{margin-bottom:.5rem}}
@media print{body{font-size:10.5pt}nav{display:none}figure,tr{break-inside:avoid}h2,h3{break-after:avoid}figure{border-color:#bbb}}
`;

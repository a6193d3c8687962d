/** How the page of the demo looks: one file, nothing from elsewhere, fit for print. */
export const PAGE_STYLE = `
:root{--ink:#17202b;--soft:#5b6b7d;--line:#dfe5ec;--paper:#fff;--ground:#f4f6f9;--good:#1b7f4c;--bad:#c0322b;--late:#c47a09;--wait:#8aa4c8;--blind:#c9d1db}
*{box-sizing:border-box}body{font:15px/1.5 system-ui,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;margin:0;background:var(--ground);color:var(--ink)}
main{max-width:70rem;margin:0 auto;padding:0 1.25rem 4rem}header{background:#14324f;color:#fff;padding:2rem 0 4.5rem;margin-bottom:-3rem}
header>div{max-width:70rem;margin:0 auto;padding:0 1.25rem}h1{font-size:1.7rem;margin:0 0 .3rem}header p{margin:0;color:#c7d7e8}
section{background:var(--paper);border:1px solid var(--line);border-radius:.6rem;padding:1.2rem 1.4rem;margin-top:1.2rem}
h2{font-size:1.15rem;margin:0 0 .8rem}h3{font-size:1rem;margin:1.2rem 0 .4rem}.note{color:var(--soft);font-size:.87rem;margin:.2rem 0 .8rem}
.tiles{display:grid;grid-template-columns:repeat(3,1fr);gap:.8rem}@media(max-width:45rem){.tiles{grid-template-columns:repeat(2,1fr)}}
.tile{background:var(--paper);border:1px solid var(--line);border-left:.3rem solid var(--good);border-radius:.6rem;padding:.8rem 1rem}.tile.bad{border-left-color:var(--bad)}
.tile b{display:block;font-size:1.8rem;line-height:1.2;font-variant-numeric:tabular-nums}.tile.bad b{color:var(--bad)}.tile span{font-weight:600}.tile small{display:block;color:var(--soft)}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}th,td{padding:.4rem .55rem;border-bottom:1px solid var(--line);text-align:right;vertical-align:middle}
th:first-child,td:first-child{text-align:left}th{font-weight:600;color:var(--soft);font-size:.8rem}tr:last-child td{border-bottom:0}
td.zero{color:#b3bdc9}td.missing{color:var(--bad);font-weight:600}td.late{color:var(--late);font-weight:600}td.text,th.text{text-align:left}td.wide{width:30%}td.half{width:50%}
.bar{display:flex;height:.75rem;border-radius:.4rem;overflow:hidden;background:var(--line);min-width:8rem}.bar i{display:block;height:100%;min-width:2px}
.present{background:var(--good)}.gone{background:var(--bad)}.pending{background:var(--wait)}.blind{background:repeating-linear-gradient(45deg,var(--blind) 0 4px,#e6ebf1 4px 8px)}
.legend{display:flex;flex-wrap:wrap;gap:1.2rem;color:var(--soft);font-size:.85rem;margin-top:.8rem}.legend i{display:inline-block;width:.8rem;height:.8rem;border-radius:.2rem;margin-right:.35rem;vertical-align:-.08rem}
details{border-top:1px solid var(--line)}summary{cursor:pointer;padding:.6rem .2rem;display:flex;gap:.8rem;align-items:baseline}summary::before{content:'▸';color:var(--soft)}details[open]>summary::before{content:'▾'}summary b{min-width:11rem}summary small{color:var(--soft);flex:1}
.badge{border-radius:1rem;padding:.05rem .6rem;font-size:.8rem;font-weight:600;white-space:nowrap}.badge.bad{background:#fbe6e4;color:var(--bad)}.badge.late{background:#fdf0da;color:#8a5606}.badge.good{background:#e2f3ea;color:var(--good)}.badge.silent{background:var(--bad);color:#fff}
code{font:.85em ui-monospace,"DejaVu Sans Mono",monospace;background:#eef2f6;border-radius:.25rem;padding:.05rem .3rem}footer{color:var(--soft);font-size:.85rem;margin-top:1.2rem;overflow-wrap:anywhere}
@media print{body{background:#fff}section{break-inside:avoid}header{background:#fff;color:#000;padding-bottom:1rem;margin-bottom:0}}
`;

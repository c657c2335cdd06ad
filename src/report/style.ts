import { chartStyle } from './chart/chart-style.js';
import { fleetStyle } from './fleet/fleet-style.js';
import { networkStyle } from './network/network-style.js';
import { waitsStyle } from './waits-style.js';

/** Colours that people with any colour vision tell apart (after Okabe and Ito), on light and on dark. */
export const style = `
:root{color-scheme:light dark;--ground:#fbfbfa;--card:#fff;--ink:#1d2127;--faint:#5c6570;--rule:#dfe2e6;--a:#0072b2;--b:#c44e00;--c:#00785a;--d:#1d2127;--e:#8f5a9c;--f:#8a6d00;--target:#5c6570}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){--ground:#15181c;--card:#1c2026;--ink:#e8eaed;--faint:#a4adb8;--rule:#343a42;--a:#56b4e9;--b:#f0a35e;--c:#35c9a0;--d:#e8eaed;--e:#d7a3e0;--f:#f0e442;--target:#a4adb8}}
:root[data-theme=light]{color-scheme:light}
:root[data-theme=dark]{color-scheme:dark;--ground:#15181c;--card:#1c2026;--ink:#e8eaed;--faint:#a4adb8;--rule:#343a42;--a:#56b4e9;--b:#f0a35e;--c:#35c9a0;--d:#e8eaed;--e:#d7a3e0;--f:#f0e442;--target:#a4adb8}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.5 system-ui,sans-serif}
header,main{max-width:1240px;margin:0 auto;padding:0 20px}
header{padding-top:28px;display:grid;grid-template-columns:1fr auto;gap:0 16px;align-items:start}
header button{grid-column:2;grid-row:1}
header p{grid-column:1/-1;margin:4px 0 0;color:var(--faint);overflow-wrap:anywhere}
h1{font-size:26px;line-height:1.2;margin:0;overflow-wrap:anywhere}
h2{font-size:17px;margin:36px 0 8px}
button,input{font:inherit;color:inherit;background:var(--card);border:1px solid var(--rule);border-radius:6px;padding:4px 10px}
button{cursor:pointer}
:focus-visible{outline:2px solid var(--a);outline-offset:2px}
.figures dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(140px,1fr));gap:12px;margin:20px 0 0}
.figures div{background:var(--card);border:1px solid var(--rule);border-radius:8px;padding:10px 14px}
.figures dt{color:var(--faint);font-size:13px}
.figures dd{margin:0;font-size:21px;font-variant-numeric:tabular-nums}
.hint{color:var(--faint);min-height:32px;margin:0 0 8px}
figure{margin:0 0 14px;background:var(--card);border:1px solid var(--rule);border-radius:8px;padding:10px 12px}
figcaption{font-size:13px;color:var(--ink);margin-bottom:4px}
output{font-variant-numeric:tabular-nums;font-weight:600}
.key{color:var(--faint);margin-left:10px;white-space:nowrap}
.key::before{content:"";display:inline-block;width:12px;height:3px;margin-right:5px;vertical-align:middle;background:currentColor}
.key.a::before{background:var(--a)}.key.b::before{background:var(--b)}.key.c::before{background:var(--c)}.key.d::before{background:var(--d)}.key.e::before{background:var(--e)}.key.target::before{background:var(--target)}
.key.zone0::before,.key.zone1::before,.key.zone2::before,.key.zone3::before,.key.zone4::before,.key.zone5::before{width:10px;height:10px}
.key.zone0::before{background:var(--a)}.key.zone1::before{background:var(--b)}.key.zone2::before{background:var(--c)}.key.zone3::before{background:var(--e)}.key.zone4::before{background:var(--f)}.key.zone5::before{background:var(--d)}
.key.launching::before{height:4px;opacity:.4}.key.warming::before{height:10px;opacity:.3}.key.empty::before{height:10px;opacity:.2}.key.busy::before{height:10px}.key.disconnected::before{height:10px;background:repeating-linear-gradient(90deg,var(--ink) 0 3px,transparent 3px 6px)}.key.draining::before{height:10px;opacity:.6}.key.terminating::before{height:2px}
.plot{position:relative;touch-action:pan-y;cursor:crosshair;user-select:none}
.plot svg,.plot canvas{display:block;width:100%}
.line{fill:none;stroke-width:1.75;stroke-linejoin:round}
.line.a{stroke:var(--a)}.line.b{stroke:var(--b)}.line.c{stroke:var(--c)}.line.d{stroke:var(--d)}.line.e{stroke:var(--e)}.line.target{stroke:var(--target);stroke-dasharray:5 4}
.grid{stroke:var(--rule)}
.tick{fill:var(--faint);font-size:11px}
.mark{stroke:var(--faint);stroke-dasharray:2 3}
.mark.fault{stroke:var(--b);stroke-width:1.5}
.cross,.range{position:absolute;top:0;bottom:0;pointer-events:none}
.cross{width:1px;background:var(--ink);opacity:.7}
.range{background:var(--a);opacity:.15}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums;background:var(--card)}
caption{text-align:left;color:var(--faint);font-size:13px;padding-bottom:4px}
th,td{padding:5px 10px;border-bottom:1px solid var(--rule);text-align:right;white-space:nowrap}
th:first-child{text-align:left}
thead th{color:var(--faint);font-weight:500}
tbody th{font-weight:500}
#decisions{list-style:none;margin:0;padding:0;max-height:420px;overflow-y:auto;border:1px solid var(--rule);border-radius:8px}
#decisions button{display:block;width:100%;text-align:left;border:0;border-bottom:1px solid var(--rule);border-radius:0;padding:7px 12px}
#decisions time{display:inline-block;min-width:64px;color:var(--faint);font-variant-numeric:tabular-nums}
#decisions span,#decisions small{color:var(--faint);margin-left:8px}
.findings{padding:0;list-style:none}
.findings li{background:var(--card);border:1px solid var(--rule);border-left:4px solid var(--faint);border-radius:8px;padding:8px 14px;margin-bottom:8px;overflow-wrap:anywhere}
.findings li.error{border-left-color:var(--b)}.findings li.warning{border-left-color:var(--f)}
.findings p{margin:4px 0 0}
pre{background:var(--card);border:1px solid var(--rule);border-radius:8px;padding:14px;overflow:auto;max-height:520px;font:13px/1.5 ui-monospace,monospace}
code{font:13px ui-monospace,monospace}
main{padding-bottom:60px}
@media (max-width:600px){header,main{padding-left:12px;padding-right:12px}h1{font-size:21px}figure{padding:8px 6px}}
${chartStyle}${fleetStyle}${waitsStyle}${networkStyle}`;

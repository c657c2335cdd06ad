/** From the least to the greatest value: one hue by lightness, which everybody tells apart. Each with the ink that is legible on it. */
const light = ['#eef5fb', '#d3e5f4', '#b0d0ea', '#82b4db', '#3f82ba', '#1f639c', '#0b4576'];
const dark = ['#1d2731', '#20384c', '#234c6b', '#24618c', '#4f93c4', '#86bce2', '#c3e1f6'];
const DARK_INK = '#10151a';
const LIGHT_INK = '#ffffff';

const colors = (ramp: readonly string[], isLightInk: (n: number) => boolean): string =>
  ramp.map((color, n) => `--l${n}:${color};--i${n}:${isLightInk(n) ? LIGHT_INK : DARK_INK}`).join(';');
const onLight = colors(light, (n) => n > 4);
const onDark = colors(dark, (n) => n < 4);

const levels = light.map((_, n) => `.level${n}{background:var(--l${n});color:var(--i${n})}`).join('');

/** What the pages of sweeps and searches have besides the report's style. */
export const studyStyle = `
:root{${onLight}}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){${onDark}}}
:root[data-theme=dark]{${onDark}}
header #theme{grid-area:1/2}
.faint{color:var(--faint)}
.study{display:grid;grid-template-columns:minmax(0,1fr) 360px;gap:24px;align-items:start}
.study-main>section>h2:first-child{margin-top:24px}
.study-main{min-width:0}
.choices{display:flex;flex-wrap:wrap;gap:8px 18px;margin:0 0 8px}
.choices label{min-width:0}
select{font:inherit;color:inherit;background:var(--card);border:1px solid var(--rule);border-radius:6px;padding:4px 8px;max-width:100%}
#panel{position:sticky;top:12px;max-height:calc(100vh - 24px);overflow-y:auto;margin-top:24px;background:var(--card);border:1px solid var(--rule);border-radius:8px;padding:14px 16px;overflow-wrap:anywhere}
#panel h2{margin:0 0 8px}
#panel h3{margin:14px 0 4px;font-size:13px;font-weight:500;color:var(--faint)}
#panel p{margin:0 0 8px}
#panel dl{margin:0;font-size:13px}
#panel dl div{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 12px;border-bottom:1px solid var(--rule);padding:3px 0}
#panel dt{color:var(--faint);min-width:0}
#panel dd{margin:0 0 0 auto;text-align:right;font-variant-numeric:tabular-nums;font-weight:500}
#panel pre{margin:0 0 8px;padding:8px 10px;font-size:12px;white-space:pre-wrap;background:var(--ground)}
#copied{color:var(--faint);font-size:13px;min-height:20px}
a{color:var(--a)}
.open{border:0;background:none;padding:2px 0;text-align:left;text-decoration:underline;text-decoration-color:var(--faint);text-underline-offset:3px;overflow-wrap:anywhere}
tr.chosen>*{box-shadow:inset 0 0 0 9999px color-mix(in srgb,var(--a) 14%,transparent)}
${levels}
.heat{border-collapse:separate;border-spacing:3px;background:none;width:auto;min-width:min(100%,420px)}
.heat th{border:0;padding:4px 8px;color:var(--faint);font-weight:500;text-align:right}
.heat thead th{text-align:center}
.heat td{border:0;padding:0;text-align:center}
.corner{display:inline-block;font-size:12px;max-width:22ch;white-space:normal}
.cell{display:block;width:100%;min-width:72px;min-height:44px;padding:4px 6px;border:1px solid var(--rule);border-radius:5px;font-variant-numeric:tabular-nums}
.cell.endless{background:repeating-linear-gradient(135deg,var(--card) 0 6px,var(--rule) 6px 7px)}
.cell.unpriced{background:none;color:var(--faint)}
.cell[aria-pressed=true]{outline:3px solid var(--b);outline-offset:1px}
.heat-key{display:flex;align-items:center;gap:8px;color:var(--faint);font-size:13px;margin:8px 0 0}
.ramp{display:inline-flex;border:1px solid var(--rule);border-radius:4px;overflow:hidden}
.ramp span{width:26px;height:12px}
#picture .lines{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,380px),1fr));gap:12px}
#picture .lines figure{margin:0}
#picture svg{display:block;width:100%;height:auto}
#picture .heat-key svg{width:auto}
.name{font-weight:600}
.band{fill:var(--a);opacity:.16}
.point{cursor:pointer;outline:none}
.point .dot{fill:var(--a);stroke:var(--card);stroke-width:1.5}
.point .dot.endless{fill:var(--b)}
.point:hover .dot{stroke:var(--ink)}
.point:focus-visible .dot,.point[aria-pressed=true] .dot{stroke:var(--ink);stroke-width:3}
.answer{background:var(--card);border:1px solid var(--rule);border-left:4px solid var(--c);border-radius:8px;padding:4px 18px 8px;margin-top:20px}
.answer.unmet{border-left-color:var(--b)}
.answer h2{margin:10px 0 4px}
.answer p{margin:0 0 6px}
#picture .map-of-costs{background:var(--card);border:1px solid var(--rule);border-radius:8px;padding:8px 4px}
.interval{fill:var(--faint);opacity:.2}
.interval.front{fill:var(--a)}.interval.best{fill:var(--c);opacity:.3}
.front{fill:none}
path.front{stroke:var(--a);stroke-width:1.75}
.limit{stroke:var(--b);stroke-width:1.5;stroke-dasharray:6 4}
.limit-name{fill:var(--ink);stroke:none}
.point.misses .dot{fill:none;stroke:var(--b);stroke-width:1.75}
.point.dearer .dot{fill:var(--faint)}
.point.equal .dot{fill:var(--e)}
.point.open .dot{fill:var(--f)}
.point.on-front .dot{fill:var(--a)}
.point.on-front.misses .dot{fill:none;stroke:var(--a);stroke-width:2.5}
.point.present .dot{fill:var(--d)}
.point.best .dot{fill:var(--c)}
.point.misses:focus-visible .dot,.point.misses[aria-pressed=true] .dot{stroke:var(--ink);stroke-width:3}
.shapes,.fates{list-style:none;margin:8px 0 0;padding:0;display:flex;flex-wrap:wrap;gap:4px 18px;color:var(--faint);font-size:13px}
.shapes li::before{content:"";display:inline-block;width:10px;height:10px;margin-right:6px;border-radius:50%;background:var(--faint);vertical-align:-1px}
.shapes .shape-best::before{content:"★";background:none;color:var(--c);width:auto;height:auto;vertical-align:0}
.shapes .shape-misses::before{content:"✕";background:none;color:var(--b);width:auto;height:auto;vertical-align:0}
.shapes .shape-far::before{content:"▲";background:none;width:auto;height:auto;vertical-align:0}
.shapes .shape-present::before{border-radius:0;background:var(--d)}
.shapes .shape-on-front::before{background:var(--a)}
.shapes .shape-equal::before{background:var(--e)}
.shapes .shape-open::before{background:var(--f)}
.fates{display:block;color:var(--ink);font-size:inherit;margin-bottom:12px}
.candidates .scroll{max-height:520px;overflow:auto}
.candidates tr>:last-child{white-space:normal;text-align:left;min-width:260px}
.candidates th:first-child{white-space:normal;min-width:150px}
details summary{cursor:pointer;padding:4px 0}
#copy{width:min(720px,92vw);border:1px solid var(--rule);border-radius:10px;background:var(--card);color:var(--ink);padding:18px}
#copy h2{margin:0 0 8px}
#copy textarea{width:100%;font:13px/1.5 ui-monospace,monospace;color:inherit;background:var(--ground);border:1px solid var(--rule);border-radius:6px;padding:4px 8px;margin-bottom:8px}
@media (max-width:900px){.study{grid-template-columns:minmax(0,1fr);gap:0}#panel{position:static;max-height:none}}
@media (max-width:600px){.cell{min-width:58px;font-size:13px}.heat th{padding:4px}.corner{display:none}}
`;

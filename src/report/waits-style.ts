/** The part of the style for waits and knobs. */
export const waitsStyle = `
.waits{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,480px),1fr));gap:12px;margin-top:14px}
.waits figure{margin:0}
.bars{list-style:none;display:flex;gap:3px;margin:8px 0 0;padding:0}
.bars li{flex:1;min-width:0;text-align:center;font-size:11px;color:var(--faint);line-height:1.2}
.bars b{display:block;color:var(--ink);font-weight:600;font-variant-numeric:tabular-nums}
.bars .none b{color:var(--faint);font-weight:400}
.bars svg{display:block;width:100%;height:64px;margin:2px 0 4px;border-bottom:1px solid var(--rule)}
.bars rect{fill:var(--a)}
.bars li:last-child rect{fill:var(--b)}
h3{font-size:15px;margin:22px 0 8px}
.longest{list-style:none;margin:0;padding:0}
.longest>li{background:var(--card);border:1px solid var(--rule);border-radius:8px;margin-bottom:8px;padding:4px 14px 8px}
.longest button{border:0;padding:6px 0;text-align:left;background:none;overflow-wrap:anywhere}
.longest time{color:var(--faint);margin-right:8px;font-variant-numeric:tabular-nums}
.longest ul{margin:0;padding:0;list-style:none;color:var(--faint);font-size:13px;display:flex;flex-wrap:wrap;gap:2px 18px}
.longest ul b{color:var(--ink);font-weight:600}
.knobs{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,260px),1fr));gap:2px 24px;font-size:13px;margin:0}
.knobs div{display:flex;justify-content:space-between;gap:12px;border-bottom:1px solid var(--rule);padding:3px 0}
.knobs dt{color:var(--faint)}
.knobs dd{margin:0;text-align:right}
`;

const light =
  '--t0:#0072b2;--t1:#e69f00;--t2:#009e73;--t3:#cc79a7;--t4:#56b4e9;--t5:#d55e00;--t6:#8a7d00;--t7:#5b4a9e;--box:#e9ecef;--edge:#98a2ad;--leaving:#b03a00';
const dark =
  '--t0:#4aa3df;--t1:#e6a532;--t2:#2fc39a;--t3:#dd93bd;--t4:#8fd0f5;--t5:#ee7f3b;--t6:#d9cf4a;--t7:#a99af0;--box:#2a3037;--edge:#7d8894;--leaving:#ff9d6b';

const keys = Array.from({ length: 8 }, (_, n) => `.task${n}::before{background:var(--t${n})}`).join('');

/** The fleet's part of the style. Task colours are those of Okabe and Ito, lighter on dark. */
export const fleetStyle = `
:root{${light}}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){${dark}}}
:root[data-theme=dark]{${dark}}
#fleet canvas{display:block;width:100%;border-radius:4px}
.fleet-bar{display:flex;flex-wrap:wrap;gap:8px 14px;align-items:center;margin-bottom:12px}
#play{min-width:76px}
.fleet-time{flex:1 1 220px;display:flex;gap:10px;align-items:center;color:var(--faint)}
#scrub{flex:1;min-width:0;padding:0;accent-color:var(--t0)}
#fleet-now{min-width:64px;font-weight:600;font-variant-numeric:tabular-nums}
.fleet-note{color:var(--faint);min-height:24px;margin:10px 0 4px;font-size:13px}
#fleet-note{color:var(--ink);margin-right:10px}
.fleet-keys ul{list-style:none;display:flex;flex-wrap:wrap;gap:4px 16px;padding:0;margin:6px 0;color:var(--faint);font-size:13px}
.fleet-keys li{overflow-wrap:anywhere}
.fleet-keys li::before{content:"";display:inline-block;width:11px;height:11px;margin-right:6px;vertical-align:-1px;border-radius:2px}
${keys}
.phase-launching::before{border:1px dashed var(--edge)}
.phase-warming::before{border:1px solid var(--t4)}
.phase-busy::before{background:var(--t0)}
.phase-empty::before{background:var(--box);border:1px solid var(--edge)}
.phase-disconnected::before{background:var(--box);border:2px dotted var(--ink)}
.phase-draining::before{background:var(--box);border:2px solid var(--t1)}
.phase-terminating::before{border:2px solid var(--leaving)}
`;

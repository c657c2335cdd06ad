/** The part of the style for calls between services. */
export const networkStyle = `
.map{display:block;background:var(--card);border:1px solid var(--rule);border-radius:8px;margin-bottom:12px}
.map rect{fill:var(--ground);stroke:var(--rule);stroke-width:1.5}
.map text{fill:var(--ink);font-size:13px}
.call{fill:none;opacity:.85}
.call.well{stroke:var(--a)}.call.some{stroke:var(--f);stroke-dasharray:14 4}.call.many{stroke:var(--b);stroke-dasharray:6 4}
.key.well::before{background:var(--a)}.key.some::before{background:var(--f)}.key.many::before{background:var(--b)}
.edge{background:var(--card);border:1px solid var(--rule);border-left:4px solid var(--a);border-radius:8px;padding:6px 14px;margin-bottom:8px;overflow-wrap:anywhere}
.edge.some{border-left-color:var(--f)}.edge.many{border-left-color:var(--b)}
.edge summary{cursor:pointer}
.edge h4{font-size:13px;margin:10px 0 2px;color:var(--faint)}
.edge ul{margin:0 0 8px;padding:0;list-style:none;display:flex;flex-wrap:wrap;gap:2px 18px;font-size:13px}
`;

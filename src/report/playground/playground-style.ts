/** What the playground's page has besides the report. */
export const playgroundStyle = `
body.playground{display:grid;grid-template-columns:minmax(300px,360px) minmax(0,1fr);align-items:start}
body.playground.writes{grid-template-columns:minmax(380px,46%) minmax(0,1fr)}
#settings{position:sticky;top:0;height:100vh;display:flex;flex-direction:column;gap:10px;padding:16px;border-right:1px solid var(--rule);background:var(--card);min-width:0}
#settings>*{min-width:0}
#settings .bar{display:grid;gap:8px}
#settings p{margin:0}
#settings select,#settings input[type=text],#settings input[type=number],textarea{font:inherit;color:inherit;background:var(--ground);border:1px solid var(--rule);border-radius:6px;padding:4px 8px;min-width:0}
.scenario{display:grid;gap:4px;color:var(--faint);font-size:13px}
.scenario[hidden]{display:none}
.file{font-weight:600;overflow-wrap:anywhere}
.tabs{display:grid;grid-template-columns:1fr 1fr;border:1px solid var(--rule);border-radius:8px;overflow:hidden}
.tabs button{border:0;border-radius:0;background:none;color:var(--faint)}
.tabs button[aria-selected=true]{background:var(--ground);color:var(--ink);font-weight:600;box-shadow:inset 0 -2px var(--a)}
.tabs button:focus-visible{outline-offset:-2px}
.state{display:grid;gap:4px}
#state:empty{display:none}
#state{font-weight:600;overflow-wrap:anywhere}
progress{width:100%;height:6px;accent-color:var(--a)}
.hash{color:var(--faint);font-size:13px;min-height:39px}
#diagnostics{list-style:none;margin:0;padding:0;max-height:26vh;overflow:auto;font-size:13px}
#diagnostics li{border-left:3px solid var(--f);padding:2px 0 2px 8px;margin-bottom:6px;overflow-wrap:anywhere}
#diagnostics li.error{border-left-color:var(--b)}
#diagnostics button{padding:0 6px;font-size:12px}
#panel-controls{flex:1;overflow-y:auto;margin:0 -16px;padding:0 16px}
#panel-controls details{border-top:1px solid var(--rule);padding:8px 0}
#panel-controls summary{cursor:pointer;font-weight:600;overflow-wrap:anywhere}
.control{display:grid;grid-template-columns:auto 1fr auto;gap:0 8px;align-items:baseline;margin-top:10px;font-size:14px}
.control label{overflow-wrap:anywhere}
.control input[type=number]{appearance:textfield}
.control .was{color:var(--faint);text-align:right;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.control .undo{padding:0 7px;line-height:1.2}
.control .undo[hidden]{display:none}
.control.changed label{font-weight:600}
.control .inputs{grid-column:1/-1;display:grid;grid-template-columns:1fr 76px 14px;gap:8px;align-items:center}
.control .inputs>select,.control .inputs>input[type=text]{grid-column:1/-1;width:100%}
.control input[type=range]{width:100%;min-width:0;padding:0;margin:0;height:24px;accent-color:var(--a);background:none;border:0}
.control input[type=number]{text-align:right;font-variant-numeric:tabular-nums}
#settings [aria-invalid=true]{border-color:var(--b);outline:1px solid var(--b)}
.unit{color:var(--faint)}
#panel-yaml{flex:1;min-height:0;display:flex}
#panel-yaml[hidden]{display:none}
.editor{flex:1;display:grid;grid-template-columns:auto 1fr;min-width:0;border:1px solid var(--rule);border-radius:8px;overflow:hidden;background:var(--ground)}
.editor pre,.editor textarea{margin:0;border:0;border-radius:0;max-height:none;padding:10px;font:13px/20px ui-monospace,monospace;background:none;overflow:auto;tab-size:2}
.editor pre{overflow:hidden;text-align:right;color:var(--faint);border-right:1px solid var(--rule);user-select:none;padding-bottom:40px}
.editor .bad{display:inline-block;width:100%;color:var(--card);background:var(--b)}
.editor textarea{resize:none;width:100%;white-space:pre}
.editor textarea:focus-visible{outline-offset:-2px}
.ends{display:grid;gap:8px;border-top:1px solid var(--rule);padding-top:10px}
.ends h2{margin:0;font-size:13px;font-weight:500;color:var(--faint)}
.ends pre{margin:0;padding:8px 10px;max-height:96px;font-size:12px;white-space:pre-wrap;overflow-wrap:anywhere;background:var(--ground)}
.buttons{display:flex;flex-wrap:wrap;gap:6px}
.buttons button{font-size:13px;padding:3px 9px}
button:disabled{color:var(--faint);cursor:default;opacity:.7}
#copied{color:var(--faint);font-size:13px;min-height:20px}
#stage{min-width:0}
body.drawn .wait{display:none}
#stage .wait{color:var(--faint);padding:40px 20px}
#stale{display:none;position:sticky;top:0;z-index:1;margin:0;padding:8px 20px;background:var(--card);border-bottom:3px solid var(--b)}
body.stale.drawn #stale{display:block}
body.stale .plot{opacity:.4}
dialog{width:min(720px,92vw);border:1px solid var(--rule);border-radius:10px;background:var(--card);color:var(--ink);padding:18px}
dialog h2{margin:0 0 8px}
dialog textarea{width:100%;font:13px/1.5 ui-monospace,monospace;margin-bottom:8px}
@media (max-width:900px){
body.playground,body.playground.writes{grid-template-columns:minmax(0,1fr)}
#timeline{scroll-margin-top:calc(46vh + 12px)}
#settings{z-index:2;height:46vh;padding:10px 12px;gap:8px;border-right:0;border-bottom:1px solid var(--rule);overflow-y:auto}
#settings>*{flex:none}
#panel-controls{overflow:visible;margin:0;padding:0}
#stale{position:static}
.editor{height:40vh}
}
`;

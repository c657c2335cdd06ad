import { playgroundFiles } from './playground-data.js';

/** Nothing runs but the page's own files, and nothing is asked of any other host. */
export const playgroundPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The page of the playground. Its script fetches the scenarios, and the engine runs in its worker. */
export const playgroundPage = (): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${playgroundPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>ECS capacity playground</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${playgroundFiles.style}">
</head>
<body class="playground">
${settings}
<div id="stage"><p class="wait">Loading…</p><p id="stale">The scenario as it stands does not run. What follows is of the last run.</p><div id="report"></div></div>
${copyDialog}
<noscript><p>The playground runs in the page, and needs its script.</p></noscript>
<script src="${playgroundFiles.script}"></script>
</body>
</html>
`;

const settings = `<aside id="settings" aria-label="Settings">
<div class="bar">
<label class="scenario" hidden>Scenario <select id="scenario"></select></label>
<p class="file" id="file"></p>
<div class="tabs" role="tablist" aria-label="How to change it">
<button type="button" role="tab" id="tab-controls" aria-controls="panel-controls" aria-selected="true">Settings</button>
<button type="button" role="tab" id="tab-yaml" aria-controls="panel-yaml" aria-selected="false" tabindex="-1">YAML</button>
</div>
<div class="state"><p id="state" role="status"></p><progress id="progress" max="1" value="0" aria-label="How far the run is" hidden></progress></div>
<p class="hash" id="hash"></p>
<ul id="diagnostics" aria-label="What is wrong with the scenario"></ul>
</div>
<div id="panel-controls" role="tabpanel" aria-labelledby="tab-controls"></div>
<div id="panel-yaml" role="tabpanel" aria-labelledby="tab-yaml" hidden>
<div class="editor"><pre id="lines" aria-hidden="true"></pre><textarea id="yaml" aria-label="The scenario as YAML" spellcheck="false" autocapitalize="off" autocomplete="off" wrap="off"></textarea></div>
</div>
<div class="ends">
<h2 id="changes-title">Changes</h2>
<pre id="command" tabindex="0" role="region" aria-labelledby="changes-title"></pre>
<div class="buttons">
<button type="button" id="copy-link">Copy link</button>
<button type="button" id="copy-yaml">Copy as YAML</button>
<button type="button" id="copy-terraform">Copy as Terraform</button>
<button type="button" id="reset">Reset</button>
</div>
<p id="copied" role="status"></p>
</div>
</aside>`;

/** Where a browser does not let a page write to the clipboard. */
const copyDialog = `<dialog id="copy" aria-labelledby="copy-title">
<h2 id="copy-title">Copy this</h2>
<textarea id="copy-text" readonly aria-label="The text to copy" rows="16"></textarea>
<form method="dialog"><button>Close</button></form>
</dialog>`;

import { escape } from '../chart/escape.js';

/** Where a point is told when it is opened: the page's script fills it. */
export const pointPanel = (hint: string): string =>
  `<aside id="panel" aria-label="The point that is chosen"><h2 id="panel-title" tabindex="-1">Nothing is chosen</h2><div id="panel-body"><p class="faint">${escape(hint)}</p></div><p id="copied" role="status"></p></aside>${copyDialog}`;

/** Where a browser does not let a page write to the clipboard. */
const copyDialog = `<dialog id="copy" aria-labelledby="copy-title"><h2 id="copy-title">Copy this</h2><textarea id="copy-text" readonly aria-label="The text to copy" rows="6"></textarea><form method="dialog"><button>Close</button></form></dialog>`;

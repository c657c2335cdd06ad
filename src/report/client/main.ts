import type { ReportDocument } from '../report-document.js';
import { createBoard } from './board.js';
import { listenToDecisions } from './decisions.js';
import { byId } from './dom.js';
import { openFleet } from './fleet.js';
import { listenToKeys } from './keys.js';
import { listenToPointer, showAll } from './pointer.js';
import { listenToTheme } from './theme.js';

// The page's own script: draws the charts as wide as they stand, and makes them alive.
const report = JSON.parse(byId('document').textContent) as ReportDocument;
const board = createBoard(report, (atS) => {
  fleet?.show(atS);
});
const fleet = openFleet(report.fleet, report.summary.durationSeconds, board.moveTo);
const draw = (): void => {
  board.draw();
  fleet?.redraw();
};
listenToPointer(board);
listenToKeys(board);
listenToDecisions(board);
listenToTheme(draw);
byId('all').addEventListener('click', () => {
  showAll(board);
});
addEventListener('resize', draw);
board.draw();

import { reportBody } from '../../body.js';
import type { ReportDocument } from '../../report-document.js';
import { byId } from '../dom.js';
import { openReport, type OpenReport } from '../open-report.js';

/** The report in the page: drawn anew for each run, looked at as before. */
export interface ShownReport {
  readonly draw: (report: ReportDocument, ghost: ReportDocument | undefined) => void;
}

export function createShownReport(): ShownReport {
  const root = byId('report');
  let open: OpenReport | undefined;
  return {
    draw(report, ghost) {
      const look = open?.look();
      open?.close();
      // An empty page for a moment would scroll to its top.
      root.style.minHeight = `${root.offsetHeight}px`;
      root.innerHTML = reportBody(report, ghost);
      open = openReport(report, { ghost, look });
      root.style.minHeight = '';
    },
  };
}

import type { ReportDocument } from '../report-document.js';
import { byId } from './dom.js';
import { openReport } from './open-report.js';

// The page's own script.
openReport(JSON.parse(byId('document').textContent) as ReportDocument);

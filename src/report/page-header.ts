import { escape } from './chart/escape.js';

/** What stands above every page, with the button that `listenToTheme` needs. The line below the title is HTML. */
export const pageHeader = (title: string, line: string): string =>
  `<header><h1>${escape(title)}</h1><p>${line}</p><button type="button" id="theme">Light or dark</button></header>`;

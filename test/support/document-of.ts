/** The data that a page was written with. */
export const documentOf = (html: string): unknown => JSON.parse(/id="document">(.*?)<\/script>/s.exec(html)?.[1] ?? '');

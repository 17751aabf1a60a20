let folder: string | undefined;

/** Says where the pages of the rules stand: with the program itself, so that they are there without a network. */
export function pagesStandIn(address: string | undefined): void {
  folder = address === undefined || address.endsWith('/') ? address : `${address}/`;
}

/** Address of the page that explains a rule; undefined where the program has no pages with it. */
export function rulePage(rule: string): string | undefined {
  return folder === undefined ? undefined : `${folder}${rule}.md`;
}

/** Whether a document is one of the pages: their examples are no reports of anybody's. */
export function isRulePage(uri: string): boolean {
  return folder !== undefined && decoded(uri).startsWith(decoded(folder));
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

const PAGES = 'https://github.com/gouji/gouji/blob/main/docs/rules/';

/** Address of the page that explains a rule. */
export function rulePage(rule: string): string {
  return `${PAGES}${rule}.md`;
}

import type { Form } from '../forms/form';
import { readAnchor } from '../report/anchors';
import { readIdentity } from '../report/identity';
import type { Block } from '../syntax/block';
import { Scanner } from '../syntax/scan';
import { mayBeReport } from '../document/recognise';
import { summaryKey, pathKey, type ReportSummary } from './years';

/** A title and a preamble, and a signature, fit in so much. */
const HEAD = 3000,
  TAIL = 400;

/**
 * Reads whose report a text is and of which year, without reading the report: enough to find which files belong
 * together, and next to nothing to keep. A second report in one text is not looked for.
 */
export function identify(text: string, uri: string, forms: readonly Form[]): ReportSummary[] {
  const form = forms[0];
  if (!form || !mayBeReport(text, forms)) return [];
  const head: Block[] = [],
    last: Block[] = [];
  const scanner = new Scanner(text.slice(0, HEAD));
  let first: Block | undefined;
  while (!first && !scanner.done) {
    const block = scanner.next();
    if (readAnchor(block, form)) first = block;
    else head.push(block);
  }
  // Most reports say in their title whose they are and of when: the rest need not be read for it.
  const bodyOf = () => {
    const body = first ? [first] : [];
    while (!scanner.done) body.push(scanner.next());
    return body;
  };
  for (const scanner = new Scanner(text.slice(Math.max(HEAD, text.length - TAIL))); !scanner.done;)
    last.push(scanner.next());
  const { agency, year } = readIdentity(form, head, bodyOf, last);
  return year === undefined
    ? []
    : [
        {
          uri,
          form: form.id,
          year,
          agency,
          key: summaryKey(agency),
          pathKey: pathKey(uri),
          figures: {},
          paragraphs: [],
        },
      ];
}

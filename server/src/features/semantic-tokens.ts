import type { SemanticTokens } from 'vscode-languageserver-types';
import { quotedIn, noticeOf, noticesOf } from '../rules/dates/notices';
import { isProse, proseOf } from '../prose/read-block';
import type { Place, Report } from '../report/model';
import { yearsIn } from '../report/identity';
import { blocksBetween } from '../document/run-rules';
import { totalsOver } from './cells';
import { eachOf, type Steps } from '../document/steps';
import { gathered, type Checked } from './checked';

/** Kinds of tokens; the manifest gives each a colour of the theme. */
export const TOKEN_TYPES = ['goujiLabel', 'goujiFigure', 'goujiTotal', 'goujiYear', 'goujiLegal'] as const;
export const TOKEN_MODIFIERS = ['goujiWrong'] as const;
/** Blocks looked at in one step. */
const STEP = 64;
type Kind = (typeof TOKEN_TYPES)[number];

interface Token {
  readonly line: number;
  readonly character: number;
  readonly length: number;
  readonly kind: Kind;
  readonly wrong: boolean;
}

/** Labels, figures, totals, wrong figures, years and names of laws of the reports; null for a text that holds none. */
export function* semanticTokens(checked: Checked): Steps<SemanticTokens | null> {
  const { document } = checked;
  if (!document.bound || document.reports.length === 0) return null;
  const wrong = new Set<string>();
  yield* eachOf(yield* gathered(checked), ({ finding, offset }) => {
    if (finding.severity === 'error' && finding.facts.length > 0)
      wrong.add(`${offset} ${finding.place.end - finding.place.start}`);
  });
  let tokens: Token[] = [];
  const put = (place: Place, kind: Kind) => {
    const { start, end } = document.rangeOf(place);
    if (start.line !== end.line || start.character === end.character) return;
    const length = end.character - start.character;
    const isWrong = wrong.has(`${document.offsetOf(place)} ${place.end - place.start}`);
    tokens.push({ line: start.line, character: start.character, length, kind, wrong: isWrong });
  };
  const encoder = new Encoder();
  for (const report of document.reports) {
    ofTables(report, put);
    yield* ofText(report, checked, put);
    // Reports stand one behind the other, and so do their tokens.
    encoder.add(tokens);
    tokens = [];
    yield;
  }
  return { data: encoder.data };
}

function ofTables(report: Report, put: (place: Place, kind: Kind) => void): void {
  for (const table of report.tables)
    for (const row of table?.rows ?? []) for (const label of row.labels) put(label, 'goujiLabel');
  for (const table of report.tables) for (const { cell } of table?.headers ?? []) put(cell, 'goujiLabel');
  for (const fact of report.facts) {
    if (!fact) continue;
    put(fact.cell, totalsOver(report, fact.def.index).length > 0 ? 'goujiTotal' : 'goujiFigure');
  }
}

function* ofText(report: Report, { document }: Checked, put: (place: Place, kind: Kind) => void): Steps<void> {
  const notices = noticesOf(report.form);
  let n = 0;
  for (const block of blocksBetween(document.bound!.tree, report.from, report.until)) {
    if (++n % STEP === 0) yield;
    if (block.kind === 'table' || block.kind === 'blank') continue;
    if (report.year !== undefined)
      for (const y of yearsIn(block.text))
        if (y.year === report.year) put({ block, start: y.start, end: y.end }, 'goujiYear');
    if (!isProse(block) || !block.text.includes('《')) continue;
    const prose = proseOf(block);
    for (const q of quotedIn(prose.text)) {
      if (noticeOf(prose.text, q, notices)) put({ block, ...prose.span(q.start, q.end) }, 'goujiLegal');
    }
  }
}

/** Five numbers a token, each place told from the one before; of tokens that overlap the first is kept. */
class Encoder {
  readonly data: number[] = [];
  private line = 0;
  private character = 0;
  private end = 0;

  /** @param tokens in any order, all behind those that were added before */
  add(tokens: Token[]): void {
    tokens.sort((a, b) => a.line - b.line || a.character - b.character || b.length - a.length);
    for (const t of tokens) {
      if (t.line === this.line && t.character < this.end) continue;
      const from = t.line === this.line ? t.character - this.character : t.character;
      this.data.push(t.line - this.line, from, t.length, TOKEN_TYPES.indexOf(t.kind), t.wrong ? 1 : 0);
      [this.line, this.character, this.end] = [t.line, t.character, t.character + t.length];
    }
  }
}

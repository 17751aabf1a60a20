import type { Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity } from 'vscode-languageserver-types';
import type { Place } from '../report/model';
import type { Finding, Severity } from '../rules/rule';
import type { Block } from '../syntax/block';
import type { CheckedDocument, Position, Range } from '../document/checked-document';
import { findingsOf, say, type Checked } from './checked';
import { rulePage } from './rule-page';

export const SOURCE = 'gouji';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = { error: 1, warning: 2, info: 3, hint: 4 };

/** Tells a finding from others at its place; the same after an edit elsewhere and after the file is opened again. */
export interface DiagnosticData {
  readonly finding: string;
}

/** A diagnostic as it was last sent, and where its blocks stood then. */
interface Known {
  readonly uri: string;
  readonly diagnostic: Diagnostic;
  readonly at: readonly Position[];
}

const known = new WeakMap<Finding, Known>();

export interface DiagnosticOptions {
  /** At most so many, errors before the rest. */
  readonly limit: number;
  /** Whether the client shows related information; without it none is computed. */
  readonly related: boolean;
}

/** The findings of a document as diagnostics, in the order of the text; the last one tells if any were left out. */
export function diagnostics(checked: Checked, { limit, related }: DiagnosticOptions): Diagnostic[] {
  const { document } = checked;
  const positions = new Positions(document);
  const { error, warning, info, hint } = document.counts();
  const more = error + warning + info + hint - limit;
  const out = (more > 0 ? document.gravest(limit) : findingsOf(checked)).map(({ finding, range }) =>
    diagnosticOf(finding, range, checked.uri, positions, related),
  );
  if (more > 0) out.push(remainder(more, out, checked));
  return out;
}

function remainder(more: number, shown: readonly Diagnostic[], { lang }: Checked): Diagnostic {
  const range: Range = shown[shown.length - 1]?.range ?? {
    start: { line: 0, character: 0 },
    end: { line: 0, character: 0 },
  };
  return {
    range,
    severity: severities.hint,
    source: SOURCE,
    message: say(
      lang,
      `还有 ${more} 处未显示；可在设置 gouji.maxFindings 中提高上限`,
      `${more} more are not shown; the setting gouji.maxFindings raises the limit`,
    ),
  };
}

/** A finding as a diagnostic; the same object as long as nothing in it has moved. */
export function diagnosticOf(
  finding: Finding,
  range: Range,
  uri: string,
  positions: Positions,
  related: boolean,
): Diagnostic {
  const places = related ? finding.related : [];
  const was = known.get(finding);
  if (
    was &&
    was.uri === uri &&
    was.at.length === places.length &&
    sameRange(was.diagnostic.range, range) &&
    places.every((r, i) => samePosition(was.at[i]!, positions.of(r.place.block)))
  )
    return was.diagnostic;
  const page = rulePage(finding.rule);
  const diagnostic: Diagnostic = {
    range,
    severity: severities[finding.severity],
    code: finding.rule,
    ...(page !== undefined && { codeDescription: { href: page } }),
    source: SOURCE,
    message: finding.message,
    data: { finding: fingerprint(finding) } satisfies DiagnosticData,
  };
  const elsewhere = related ? (finding.elsewhere ?? []) : [];
  if (places.length + elsewhere.length > 0) {
    diagnostic.relatedInformation = [
      ...places.map((r): DiagnosticRelatedInformation => ({
        location: { uri, range: positions.rangeOf(r.place) },
        message: r.message,
      })),
      ...elsewhere.map((e): DiagnosticRelatedInformation => ({
        location: { uri: e.uri, range: e.range },
        message: e.message,
      })),
    ];
  }
  known.set(finding, { uri, diagnostic, at: places.map((r) => positions.of(r.place.block)) });
  return diagnostic;
}

const prints = new WeakMap<Finding, string>();

/** A short name for a finding by what it says. */
export function fingerprint(finding: Finding): string {
  let print = prints.get(finding);
  if (print === undefined) {
    let hash = 0x811c9dc5;
    for (const part of [finding.message, ...finding.facts]) {
      for (let i = 0; i < part.length; i++) hash = Math.imul(hash ^ part.charCodeAt(i), 0x01000193);
    }
    print = (hash >>> 0).toString(36);
    prints.set(finding, print);
  }
  return print;
}

/** Where blocks start, each looked up once. */
export class Positions {
  private readonly starts = new Map<Block, Position>();
  constructor(private readonly document: CheckedDocument) {}

  of(block: Block): Position {
    let start = this.starts.get(block);
    if (!start) {
      start = this.document.bound!.tree.blocks.positionOf(block);
      this.starts.set(block, start);
    }
    return start;
  }

  rangeOf(place: Place): Range {
    return { start: this.at(place.block, place.start), end: this.at(place.block, place.end) };
  }

  private at(block: Block, offset: number): Position {
    const base = this.of(block),
      own = block.positionAt(offset);
    return own.line === 0
      ? { line: base.line, character: base.character + own.character }
      : { line: base.line + own.line, character: own.character };
  }
}

const samePosition = (a: Position, b: Position): boolean => a.line === b.line && a.character === b.character;
const sameRange = (a: Range, b: Range): boolean => samePosition(a.start, b.start) && samePosition(a.end, b.end);

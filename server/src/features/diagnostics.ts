import type {
  Diagnostic,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
} from 'vscode-languageserver-types';
import type { Place } from '../report/model';
import type { Finding, Severity } from '../rules/rule';
import type { Block } from '../syntax/block';
import type { CheckedDocument, Position, Range } from '../document/checked-document';
import { findingKey } from '../document/finding-key';
import { areKnown, type KnownKeys } from '../workspace/baseline';
import { findingsOf, say, type Checked } from './checked';
import { rulePage } from './rule-page';
import { asShown, shownFindings, type Shown } from './shown';

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
  /** Findings that a baseline knows; they are left out, or shown as faint hints. */
  readonly baseline?: { readonly known: KnownKeys; readonly show: 'hint' | 'hide' } | undefined;
}

const UNNECESSARY: DiagnosticTag = 1;

/** The findings of a document as diagnostics, in the order of the text; the last one tells if any were left out. */
export function diagnostics(checked: Checked, options: DiagnosticOptions): Diagnostic[] {
  const { limit, related, baseline } = options;
  if (baseline) return besideBaseline(checked, baseline, options);
  const positions = new Positions(checked.document);
  const { shown, more } = withinLimit(checked, limit);
  const out = shown.map(({ finding, range }) => diagnosticOf(finding, range, checked.uri, positions, related));
  if (more > 0) out.push(remainder(more, out, checked));
  return out;
}

/** Blank cells of a row are shown as one: so many findings for each that may be shown are worth putting together. */
const CELLS_OF_A_ROW = 16;

/** The gravest findings as they are shown, in the order of the text, and how many more there are. */
function withinLimit(checked: Checked, limit: number): { readonly shown: readonly Shown[]; readonly more: number } {
  const { document } = checked;
  const { error, warning, info, hint } = document.counts();
  const total = error + warning + info + hint;
  if (total <= limit) return { shown: shownFindings(checked), more: 0 };
  const first = asShown(document.gravest(limit), checked);
  if (first.length === limit) return { shown: first, more: total - limit };
  const most = limit * CELLS_OF_A_ROW;
  const all = asShown(document.gravest(most), checked);
  const unseen = Math.max(0, total - most);
  if (all.length <= limit) return { shown: all, more: unseen };
  const bySeverity = [...all].sort((a, b) => severities[a.finding.severity] - severities[b.finding.severity]);
  const gravest = new Set(bySeverity.slice(0, limit));
  return { shown: all.filter((f) => gravest.has(f)), more: unseen + all.length - limit };
}

/** As {@link diagnostics}; what the baseline knows counts as the least grave. */
function besideBaseline(
  checked: Checked,
  { known, show }: NonNullable<DiagnosticOptions['baseline']>,
  { limit, related }: DiagnosticOptions,
): Diagnostic[] {
  const positions = new Positions(checked.document);
  const isKnown = areFindingsKnown(checked, known);
  const found = findingsOf(checked);
  const knownOnes = new Set(found.filter((_, i) => isKnown[i]).map((f) => f.finding));
  const all = asShown(found, checked, (i) => isKnown[i]).flatMap(({ finding, range, parts }) => {
    const isOld = knownOnes.has(parts[0]!.finding);
    if (isOld && show === 'hide') return [];
    const own = diagnosticOf(finding, range, checked.uri, positions, related);
    return [isOld ? { ...own, severity: severities.hint, tags: [UNNECESSARY] } : own];
  });
  if (all.length <= limit) return all;
  const rank = (d: Diagnostic) => (d.severity ?? 1) + (d.tags ? 1 : 0);
  const gravest = new Set([...all].sort((a, b) => rank(a) - rank(b)).slice(0, limit));
  const out = all.filter((d) => gravest.has(d));
  out.push(remainder(all.length - limit, out, checked));
  return out;
}

/** For each finding in the order of the text whether a baseline knows it. */
export function areFindingsKnown(checked: Checked, known: KnownKeys): readonly boolean[] {
  return areKnown(
    findingsOf(checked).map((f) => keyOf(f.finding)),
    known,
  );
}

const keys = new WeakMap<Finding, string>();

/** The key of a finding, computed once. */
export function keyOf(finding: Finding): string {
  let key = keys.get(finding);
  if (key === undefined) keys.set(finding, (key = findingKey(finding)));
  return key;
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

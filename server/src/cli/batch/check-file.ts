import { status } from '../../features/status';
import { builtinForms } from '../../forms/builtin';
import { choiceMade } from '../../rules/year-before';
import { CheckedDocument, type Counts } from '../../document/checked-document';
import { encode, type Decoded } from '../../documents/decode';
import { open, type Opened } from '../../documents/open';
import type { WordDocument } from '../../documents/docx/package';
import { sourceWith, writeWord } from '../../documents/docx/write';
import { Refusal, type Reason } from '../../documents/refusal';
import { findingKey, numbered } from '../../document/finding-key';
import { noCounts } from '../../document/found-list';
import { silent, type CheckOptions } from '../../document/options';
import type { ConfiguredSuppression } from '../../document/suppress';
import { areKnown, type KnownKeys } from '../../workspace/baseline';
import { summarise, YearIndex, type ReportSummary } from '../../workspace/years';
import { applyFixes, type FixLevel } from '../fixes/apply-fixes';
import type { CheckFormat, RuleCounts, Shown } from '../formats/format';
import { sayIn, type Say } from '../terminal/language';
import type { Note } from '../terminal/problem';
import { encodingNotes, notCarried, pictureNotes } from './file-notes';
import { resultOf, type Split, type Told } from './file-result';
import { locationsIn } from './locations';
import type { FileResult, View } from './result';

/** How one file is to be checked. Plain data, so that a worker can be told. */
export interface FileOptions {
  readonly lang: 'zh' | 'en';
  readonly form: string;
  readonly severities: CheckOptions['severities'];
  readonly forced: boolean;
  readonly fix: FixLevel | 'none';
  /** Show what fixes would change and let the findings be those of the text as it is. */
  readonly diff: boolean;
  /** A safe fix that changes a figure is thrown, not left out. */
  readonly strict: boolean;
  /** The file was named by the user, not found in a folder: it is told if it is no report. */
  readonly named: boolean;
  /** Whether any rule compares a report with that of the year before. */
  readonly years: boolean;
  /** What the configuration suppresses in it. */
  readonly suppressions: readonly ConfiguredSuppression[];
  /** Findings that a baseline knows. */
  readonly known?: KnownKeys | undefined;
  /** Megabytes of the largest file that is read. */
  readonly maxFileSize: number;
  readonly view: View;
}

/** What came of one file. Plain data, so that a worker can hand it back. */
export interface FileOutcome {
  /** The file's part of each output; in bytes where it was kept from an earlier run. */
  readonly outputs: readonly (string | Uint8Array)[];
  readonly read: boolean;
  readonly reports: number;
  readonly counts: Readonly<Counts>;
  /** Which of the configuration’s suppressions suppressed something, by their number in the options. */
  readonly usedSuppressions: readonly number[];
  /** What its findings are about, those that a baseline knows included. */
  readonly told: readonly Told[];
  /** How many findings there are of each rule that has any. */
  readonly rules: RuleCounts;
  /** Findings that a safe fix would mend. */
  readonly fixable: number;
  readonly applied: number;
  readonly notes: readonly Note[];
  /** The fixed text and its bytes, if fixes were asked for and changed anything; no bytes: it must not be written. */
  readonly changed:
    | {
        readonly before: string;
        readonly after: string;
        readonly bom: boolean;
        readonly bytes: Uint8Array | undefined;
        /** Why there are no bytes. */
        readonly refused: Reason | undefined;
      }
    | undefined;
}

/** A file's bytes and what they are read as. */
export interface FileRead {
  readonly bytes: Uint8Array;
  readonly opened: Opened;
}

/** Checks one file, beside reports of other years if there are any. Depends on nothing else and changes nothing. */
export function checkFile(
  { bytes, opened: source }: FileRead,
  path: string,
  options: FileOptions,
  formats: readonly CheckFormat[],
  others: readonly ReportSummary[] = [],
): FileOutcome {
  const say = sayIn(options.lang);
  if (source.kind === 'refused') {
    const message = say(source.reason.zh, source.reason.en);
    return {
      outputs: formats.map(() => ''),
      read: false,
      reports: 0,
      counts: noCounts(),
      usedSuppressions: [],
      told: [],
      rules: {},
      fixable: 0,
      applied: 0,
      notes: [{ path, kind: 'failure', message }],
      changed: undefined,
    };
  }
  const notes: Note[] = source.kind === 'text' ? encodingNotes(source.decoded, path, say) : [];
  const checking: CheckOptions = {
    lang: options.lang,
    forms: builtinForms(),
    form: options.form,
    severities: options.severities,
    forced: options.forced,
    suppressions: options.suppressions,
  };
  const original = new CheckedDocument(source.text, checking);
  const carrier = source.kind === 'word' ? new Carrier(source.word) : undefined;
  const fixed =
    options.fix === 'none' || original.reports.length === 0
      ? undefined
      : applyFixes(original, options.fix, checking, options.strict, carrier?.canWrite);
  let changed: FileOutcome['changed'];
  if (fixed && fixed.applied > 0) {
    const after = fixed.document.text();
    changed = {
      before: source.text,
      after,
      bom: source.kind === 'text' && source.decoded.bom,
      ...bytesOf(after, source, bytes),
    };
  }
  const kept = changed && !options.diff && changed.bytes;
  const document = kept ? asWritten(kept, fixed!.document, checking) : original;
  if (carrier?.refused) notes.push(notCarried(carrier.refused, path, say));
  if (options.years && (others.length > 0 || document.reports.length > 1)) setYearsBefore(document, path, others);
  for (const report of document.reports) {
    const before = document.yearBefore(report);
    const chosen = before && choiceMade(before);
    if (chosen) notes.push({ path, kind: 'warning', message: say(chosen.zh, chosen.en) });
  }
  const split = splitKnown(document, options.known ?? {}, say);
  const locate = locationsIn(kept && source.kind === 'word' ? open(kept) : source, document);
  const result = resultOf(path, document, split, locate);
  const lacksTable = result.findings.some((f) => f.rule === 'table-missing');
  notes.push(...pictureNotes(source, lacksTable, path, say));
  const why =
    document.reports.length === 0
      ? status({ uri: '', document, lang: options.lang }, { version: 0, forms: checking.forms, enabled: true }).message
      : null;
  const shown = { result, ...printsOf(split), why: options.named ? why : null, document, view: options.view };
  return {
    outputs: formats.map((format) => format.file(shown)),
    read: true,
    reports: document.reports.length,
    counts: countsOf(result),
    usedSuppressions: document.usedSuppressions(),
    told: split.told,
    rules: countsByRule(result),
    fixable: result.findings.filter((f) => f.fixes[0]?.applicability === 'safe').length,
    applied: kept || (changed && options.diff) ? fixed!.applied : 0,
    notes,
    changed,
  };
}

/** A document's findings; those that a baseline knows are not told. */
function splitKnown(document: CheckedDocument, known: KnownKeys, say: Say): Split {
  const found = document.findings();
  const told = found.map(({ finding }): Told => ({
    rule: finding.rule,
    fact: finding.facts[0],
    key: findingKey(finding),
  }));
  const isKnown = areKnown(
    told.map((t) => t.key),
    known,
  );
  const suppression = { kind: 'baseline', reason: say('基线中已有', 'known in the baseline') } as const;
  const old = found.filter((_, i) => isKnown[i]).map((l) => ({ ...l, suppression }));
  return {
    shown: found.filter((_, i) => !isKnown[i]),
    hidden: [...document.suppressed(), ...old].sort((a, b) => a.offset - b.offset),
    told,
  };
}

function countsOf({ findings }: FileResult): Counts {
  const counts = noCounts();
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

/** Prints of findings, and of those that are suppressed; a finding has the same whether it is or not. */
function printsOf({ shown, hidden }: Split): Pick<Shown, 'prints' | 'suppressedPrints'> {
  const all = [...shown, ...hidden].sort((a, b) => a.offset - b.offset);
  const prints = new Map(numbered(all.map((l) => findingKey(l.finding))).map((print, i) => [all[i], print]));
  return { prints: shown.map((l) => prints.get(l)!), suppressedPrints: hidden.map((l) => prints.get(l)!) };
}

function countsByRule({ findings }: FileResult): RuleCounts {
  const counts: Record<string, number> = {};
  for (const { rule } of findings) counts[rule] = (counts[rule] ?? 0) + 1;
  return counts;
}

/**
 * Whether the text as it was read gives the bytes that it was read from: what is lost in reading must not be lost in
 * the file.
 */
function writesBack(source: Decoded, bytes: Uint8Array): boolean {
  const again = encode(source.text, source);
  return again !== undefined && Buffer.compare(again, bytes) === 0;
}

/** The summaries of a file's reports; none if it cannot be read as text. */
export function summariesOf(source: Opened, path: string, { form, forced }: FileOptions): readonly ReportSummary[] {
  if (source.kind === 'refused') return [];
  const options: CheckOptions = { lang: 'en', forms: builtinForms(), form, severities: silent(), forced };
  return summarise(new CheckedDocument(source.text, options), path);
}

const NOT_WRITTEN: Reason = {
  zh: '有可修复之处，但文件中有读不出的字节，改后不能原样写回，未改动；请先另存为 UTF-8 再用 --fix',
  en:
    'there is something to fix, but bytes of the file could not be read, and it was left as it is; save it as ' +
    'UTF-8 first',
};

const READ_ONLY: Reason = {
  zh: '有可修复之处，但 PDF 只能读，未改动；请在它的 Word 文档（.docx）上用 --fix，再导出 PDF',
  en:
    'there is something to fix, but a PDF is only read, and was left as it is; use --fix on the Word document ' +
    '(.docx) it was made from',
};

/** Sees whether a Word document can carry a text, and notes why it could not. */
class Carrier {
  refused: Reason | undefined;

  constructor(private readonly word: WordDocument) {}

  readonly canWrite = (text: string): boolean => {
    try {
      sourceWith(this.word, text);
      return true;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.refused = error.reason;
      return false;
    }
  };
}

/** What was written, read again: a document sets its text as it is set anew. */
function asWritten(bytes: Uint8Array, document: CheckedDocument, options: CheckOptions): CheckedDocument {
  const written = open(bytes);
  return written.kind === 'word' && written.text !== document.text()
    ? new CheckedDocument(written.text, options)
    : document;
}

/** The bytes of a file with another text, or why they cannot be written. */
function bytesOf(
  text: string,
  source: Exclude<Opened, { kind: 'refused' }>,
  read: Uint8Array,
): Pick<NonNullable<FileOutcome['changed']>, 'bytes' | 'refused'> {
  if (source.kind === 'word') return { bytes: writeWord(source.word, text), refused: undefined };
  if (source.kind === 'pdf') return { bytes: undefined, refused: READ_ONLY };
  const bytes = writesBack(source.decoded, read) ? encode(text, source.decoded) : undefined;
  return { bytes, refused: bytes ? undefined : NOT_WRITTEN };
}

function setYearsBefore(document: CheckedDocument, path: string, others: readonly ReportSummary[]): void {
  if (others.length === 0 && document.reports.length < 2) return;
  const index = new YearIndex();
  for (const uri of new Set(others.map((o) => o.uri)))
    index.set(
      uri,
      others.filter((o) => o.uri === uri),
    );
  index.set(path, summarise(document, path));
  for (const report of document.reports) {
    const own = index.of(path).find((s) => s.year === report.year);
    document.setYearBefore(report, own && index.before(own));
  }
}

import type { BoundSection, BoundTable, Report } from '../report/model';
import type { Edit, Finding, UnusedSuppression } from '../rules/rule';
import { ruleById, rules as allRules } from '../rules/registry';
import type { Block } from '../syntax/block';
import type { SyntaxTree } from '../syntax/tree';
import { nearest } from '../text/labels';
import type { Directive, DirectiveWord } from './directives';
import { NamedStretches } from './stretches';

/** A suppression that stands in the configuration, for texts that have no comments. Whatever it names has to be so. */
export interface ConfiguredSuppression {
  readonly rule?: string | undefined;
  readonly fact?: string | undefined;
  /** Words of the sentence or paragraph that a finding stands in; spaces do not count. */
  readonly text?: string | undefined;
  readonly reason: string;
}

/** Why a finding is not told. */
export interface Suppression {
  readonly kind: 'comment' | 'configuration';
  readonly reason: string;
  /** The suppression of the configuration that it comes from. */
  readonly by?: ConfiguredSuppression;
}

export interface SuppressedFinding {
  readonly finding: Finding;
  readonly suppression: Suppression;
}

/** A directive where it stands, and the stretch of text it speaks for. */
interface Placed {
  readonly block: Block;
  readonly directive: Directive;
  readonly from: number;
  readonly until: number;
}

/** Tells findings that are to be told from those that are not, and notes what suppresses nothing. */
export class Suppressor {
  private readonly placed: Placed[] = [];
  /** What comments speak for, by rule or by rule and fact. */
  private readonly comments = new NamedStretches<Directive>();
  /** Where findings stand, by rule and by rule and fact. */
  private readonly met = new NamedStretches<true>();

  constructor(
    private readonly tree: SyntaxTree,
    private readonly reports: readonly Report[],
    directives: ReadonlyMap<Block, readonly Directive[]>,
    private readonly configured: readonly ConfiguredSuppression[],
  ) {
    for (const [block, list] of directives)
      for (const directive of list) {
        const [from, until] = directive.file ? [0, Infinity] : this.reach(block, directive);
        this.placed.push({ block, directive, from, until });
        if (directive.reason === '') continue;
        for (const { text } of directive.rules)
          for (const name of namesOf(text, directive.facts)) this.comments.add(name, from, until, directive);
      }
  }

  split(findings: readonly Finding[]): { readonly shown: Finding[]; readonly hidden: SuppressedFinding[] } {
    const shown: Finding[] = [],
      hidden: SuppressedFinding[] = [];
    for (const finding of findings) {
      const suppression = this.byComment(finding) ?? this.byConfiguration(finding);
      if (suppression) hidden.push({ finding, suppression });
      else shown.push(finding);
    }
    return { shown, hidden };
  }

  private readonly behind = new Map<Block, Block | undefined>();

  private byComment(finding: Finding): Suppression | undefined {
    const { block, start, end } = finding.place;
    const offset = this.tree.blocks.offsetOf(block);
    const { rule, facts } = finding;
    let found: Directive | undefined;
    for (const name of new Set([rule, ...namesOf(rule, facts)])) {
      this.met.add(name, offset + start, offset + end + 1, true);
      found ??= this.comments.meeting(name, offset + start, offset + end);
    }
    return found && { kind: 'comment', reason: found.reason };
  }

  private byConfiguration(finding: Finding): Suppression | undefined {
    for (const by of this.configured) {
      const { rule, fact, text, reason } = by;
      if (rule !== undefined && rule !== finding.rule) continue;
      if (fact !== undefined && !finding.facts.includes(fact)) continue;
      if (text !== undefined && !this.holds(finding.place.block, text)) continue;
      return { kind: 'configuration', reason, by };
    }
    return undefined;
  }

  private readonly held = new Map<Block, Map<string, boolean>>();

  /** Whether a block holds words, spaces aside; looked for once, however many findings stand in it. */
  private holds(block: Block, words: string): boolean {
    let known = this.held.get(block);
    if (!known) this.held.set(block, (known = new Map()));
    let holds = known.get(words);
    if (holds === undefined) known.set(words, (holds = bare(block.text).includes(bare(words))));
    return holds;
  }

  /** Directives that suppress nothing, or not all they name. */
  unused(severities: Readonly<Record<string, unknown>>, beside: boolean): UnusedSuppression[] {
    return this.placed.flatMap(({ block, directive, from, until }): UnusedSuppression[] => {
      const isUsed = (rule: string) =>
        namesOf(rule, directive.facts).some((name) => this.met.meeting(name, from, until - 1));
      const idle = directive.rules.filter(({ text }) => !isUsed(text) && canFind(text, severities, beside));
      const unknown = directive.rules.find(({ text }) => !ruleById(text));
      const { start, end, rules, reason } = directive;
      const place = { block, start, end };
      const edit = (gone: readonly DirectiveWord[]) => this.without(gone, block, directive);
      if (rules.length === 0) return [{ place, why: 'no-rule', edit: edit(rules) }];
      if (unknown) {
        const word = { block, start: unknown.start, end: unknown.end },
          meant = nearest(unknown.text, knownRules());
        return [{ place: word, why: 'unknown-rule', rule: unknown.text, meant, edit: edit([unknown]) }];
      }
      if (reason === '') return [{ place, why: 'no-reason', edit: edit(rules) }];
      if (idle.length === 0) return [];
      return [{ place, why: 'unused', idle: idle.map((r) => r.text), edit: edit(idle) }];
    });
  }

  /** The first block behind one that holds text; looked for once for all that stand before it. */
  private textBehind(block: Block): Block | undefined {
    const passed = [block];
    let next = this.tree.blocks.after(block);
    while (next && (next.kind === 'blank' || next.kind === 'markup')) {
      if (this.behind.has(next)) {
        next = this.behind.get(next);
        break;
      }
      passed.push(next);
      next = this.tree.blocks.after(next);
    }
    for (const b of passed) this.behind.set(b, next);
    return next;
  }

  /** The stretch that a directive speaks for: the rest of its line, or what comes next. */
  private reach(block: Block, { start, end }: Directive): readonly [from: number, until: number] {
    const { blocks } = this.tree;
    const base = blocks.offsetOf(block);
    const inBlock = reachInside(block, start, end);
    if (inBlock) return [base + inBlock[0], base + inBlock[1]];
    const trailed = this.isLast(block, end) ? this.trailedBy(block) : 0;
    if (trailed) return [base - trailed, base + end];
    const next = this.textBehind(block);
    if (!next) return [0, 0];
    const from = blocks.offsetOf(next);
    const headed = this.heads.get(next);
    if (headed) return [from, headed()];
    const last = this.tables.get(next)?.blocks.at(-1);
    // A heading behind the last row may have been read as one more label, but no label is marked as a heading.
    if (last && !(next.heading && (next.heading.depth > 0 || last === next)))
      return [from, Math.max(blocks.offsetOf(last) + last.length, from + next.length)];
    return [from, next.kind === 'heading' ? this.endOfPart(next) : from + next.length];
  }

  /** Where sections end, by the blocks that head them. */
  private get heads(): ReadonlyMap<Block, () => number> {
    return (this.headed ??= firstOfEach(
      this.reports.flatMap((r) => r.sections.map((s) => [s.anchor.block, () => this.endOf(s, r)] as const)),
    ));
  }
  private headed: ReadonlyMap<Block, () => number> | undefined;

  /** Tables by their blocks. */
  private get tables(): ReadonlyMap<Block, BoundTable> {
    return (this.tabled ??= firstOfEach(
      this.reports.flatMap((r) =>
        r.sections.flatMap((s) => s.tables.flatMap((t) => t.blocks.map((block) => [block, t] as const))),
      ),
    ));
  }
  private tabled: ReadonlyMap<Block, BoundTable> | undefined;

  /** Whether no text follows a comment in its line. */
  private isLast(block: Block, end: number): boolean {
    const next = this.textBehind(block);
    return !next || this.tree.positionIn(block, end).line < this.tree.blocks.positionOf(next).line;
  }

  private readonly partEnds = new Map<Block, number>();

  /** Where the part of a section ends that a heading stands over: at the next one of its rank, or the section's end. */
  private endOfPart(heading: Block): number {
    let end = this.partEnds.get(heading);
    if (end !== undefined) return end;
    const { blocks } = this.tree;
    let next = blocks.after(heading);
    while (next && !this.borders.has(next) && (next.kind !== 'heading' || rankOf(next) > rankOf(heading)))
      next = blocks.after(next);
    end = next ? blocks.offsetOf(next) : this.tree.length;
    this.partEnds.set(heading, end);
    return end;
  }

  /** Where sections and reports begin and end. */
  private get borders(): ReadonlySet<Block | undefined> {
    return (this.border ??= new Set(
      this.reports.flatMap((r) => [r.from, r.until, ...r.sections.flatMap((s) => [s.anchor.block, s.until])]),
    ));
  }
  private border: ReadonlySet<Block | undefined> | undefined;

  /** What takes some rules out of a directive, or the whole of it where none is left. */
  private without(idle: readonly DirectiveWord[], block: Block, directive: Directive): Edit {
    const { words, rules, start, end } = directive;
    if (idle.length === rules.length) {
      const stretch = this.trailedBy(block) > 0 ? { start, end } : lineOf(block, directive);
      return { place: { block, ...stretch }, newText: '' };
    }
    const left = words.filter((w) => !idle.includes(w)).map((w) => w.text);
    return { place: { block, start: words[0]!.start, end: words.at(-1)!.end }, newText: left.join(' ') };
  }

  /** How much of a line stands before a block that is only a comment; none where that has a line of its own. */
  private trailedBy(block: Block): number {
    const before = this.tree.blocks.before(block);
    if (block.kind !== 'markup' || !before || before.kind === 'markup') return 0;
    return before.text.length - (before.text.lastIndexOf('\n') + 1);
  }

  private endOf({ until }: BoundSection, report: Report): number {
    const behind = until ?? report.until;
    return behind ? this.tree.blocks.offsetOf(behind) : Infinity;
  }
}

/** The names under which a rule is looked for: for some facts only, or by itself. */
const namesOf = (rule: string, facts: readonly string[]): readonly string[] =>
  facts.length === 0 ? [rule] : facts.map((fact) => `${rule} ${fact}`);

/** The first value of each key. */
const firstOfEach = <K, V>(pairs: readonly (readonly [K, V])[]): Map<K, V> => new Map(pairs.toReversed());

/**
 * Whether a rule could have found anything: one that is switched off cannot, nor one on two years where not every
 * report has that of the year before beside it.
 */
export function canFind(
  rule: string | undefined,
  severities: Readonly<Record<string, unknown>>,
  beside: boolean,
): boolean {
  if (rule === undefined) return true;
  return severities[rule] !== 'off' && (beside || ruleById(rule)?.scope !== 'years');
}

const COMMENT = /<!--(?:[^-]|-(?!->))*-->/g;
const bare = (text: string): string => text.replace(/\s+/g, '');
const isEmpty = (text: string): boolean => text.replace(COMMENT, '').trim() === '';

/** What a directive speaks for within its own block; undefined where nothing follows there. */
function reachInside({ kind, text, layout }: Block, start: number, end: number): readonly [number, number] | undefined {
  if (kind === 'markup') return undefined;
  if (layout === 'html') return rowAt(text, start, end);
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const until = lineEnd(text, end);
  if (!isEmpty(text.slice(from, start)) || !isEmpty(text.slice(end, until))) return [from, until];
  const rest = text.slice(until);
  if (isEmpty(rest)) return undefined;
  const first = until + (rest.length - rest.trimStart().length);
  return kind === 'table' ? [first, lineEnd(text, first)] : [first, text.length];
}

/** As the outline has it: what is numbered 1. stands under what is numbered （一）. */
const rankOf = ({ heading }: Block): number => (heading?.numberStyle === 'arabic' ? 2 : 1);
const knownRules = (): string[] => allRules.map((r) => r.id);

/** A row of an HTML table is looked for within so much text. */
const ROW = 50_000;

/** The row of an HTML table that a comment stands in, or else the next one. */
function rowAt(text: string, start: number, end: number): readonly [number, number] | undefined {
  const lower = text.slice(end, end + ROW).toLowerCase();
  const open = lower.indexOf('<tr'),
    close = lower.indexOf('</tr');
  if (close >= 0 && (open < 0 || close < open)) {
    const from = Math.max(0, start - ROW);
    return [from + Math.max(0, text.slice(from, start).toLowerCase().lastIndexOf('<tr')), end + close];
  }
  if (open < 0) return undefined;
  const last = lower.indexOf('</tr', open);
  return [end + open, end + (last < 0 ? lower.length : last)];
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
}

/** A comment with its line, where nothing else stands in it. */
function lineOf({ text }: Block, { start, end }: Directive): { readonly start: number; readonly end: number } {
  const from = text.lastIndexOf('\n', start - 1) + 1,
    until = lineEnd(text, end);
  const alone = text.slice(from, start).trim() === '' && text.slice(end, until).trim() === '';
  return alone ? { start: from, end: Math.min(until + 1, text.length) } : { start, end };
}

import type { Report } from '../report/model';
import type { Edit, Finding, UnusedSuppression } from '../rules/rule';
import { ruleById, rules as allRules } from '../rules/registry';
import type { Block } from '../syntax/block';
import type { SyntaxTree } from '../syntax/tree';
import { nearest } from '../text/labels';
import { DirectiveReach, lineEnd } from './directive-reach';
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
  private readonly reach: DirectiveReach;
  /** What comments speak for, by rule or by rule and fact. */
  private readonly comments = new NamedStretches<Directive>();
  /** Where findings stand, by rule and by rule and fact. */
  private readonly met = new NamedStretches<true>();

  constructor(
    private readonly tree: SyntaxTree,
    reports: readonly Report[],
    directives: ReadonlyMap<Block, readonly Directive[]>,
    private readonly configured: readonly ConfiguredSuppression[],
  ) {
    this.reach = new DirectiveReach(tree, reports);
    for (const [block, list] of directives)
      for (const directive of list) {
        const [from, until] = directive.file ? [0, Infinity] : this.reach.of(block, directive);
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

  /** What takes some rules out of a directive, or the whole of it where none is left. */
  private without(idle: readonly DirectiveWord[], block: Block, directive: Directive): Edit {
    const { words, rules, start, end } = directive;
    if (idle.length === rules.length) {
      const stretch = this.reach.trailedBy(block) > 0 ? { start, end } : lineOf(block, directive);
      return { place: { block, ...stretch }, newText: '' };
    }
    const left = words.filter((w) => !idle.includes(w)).map((w) => w.text);
    return { place: { block, start: words[0]!.start, end: words.at(-1)!.end }, newText: left.join(' ') };
  }
}

/** The names under which a rule is looked for: for some facts only, or by itself. */
const namesOf = (rule: string, facts: readonly string[]): readonly string[] =>
  facts.length === 0 ? [rule] : facts.map((fact) => `${rule} ${fact}`);

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

const bare = (text: string): string => text.replace(/\s+/g, '');
const knownRules = (): string[] => allRules.map((r) => r.id);

/** A comment with its line, where nothing else stands in it. */
function lineOf({ text }: Block, { start, end }: Directive): { readonly start: number; readonly end: number } {
  const from = text.lastIndexOf('\n', start - 1) + 1,
    until = lineEnd(text, end);
  const alone = text.slice(from, start).trim() === '' && text.slice(end, until).trim() === '';
  return alone ? { start: from, end: Math.min(until + 1, text.length) } : { start, end };
}

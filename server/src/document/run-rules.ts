import type { Form } from '../forms/form';
import { isProse } from '../prose/read-block';
import type { Block } from '../syntax/block';
import type { BlockChange, SyntaxTree } from '../syntax/tree';
import type { BoundSection, BoundTable, Place, Report } from '../report/model';
import type { Finding, FindingInit, RuleContext, Scope, UnusedSuppression } from '../rules/rule';
import type { YearBefore } from '../rules/year-before';
import { NotingContext, type Dependency } from './block-context';
import { enabledRules, quietWords, type Enabled, type EnabledRules, type RuleOf } from './enabled-rules';
import type { CheckOptions } from './options';
import { QuietWords } from './quiet-words';

/** What one rule said of a block, and what it asked for that. */
interface BlockPart {
  readonly entry: Enabled<'block'>;
  readonly findings: readonly Finding[];
  readonly dependencies: readonly Dependency[] | undefined;
}

/** What was found in a block; parts are those of rules that said or asked anything. */
export interface BlockResult {
  readonly findings: readonly Finding[];
  readonly parts: readonly BlockPart[];
}

/** What was found in a block when it was looked at last. */
export const resultAt = (block: Block): BlockResult | undefined => block.foundMemo as BlockResult | undefined;

const NONE: readonly Finding[] = [];
const NOTHING: BlockResult = { findings: NONE, parts: [] };

/** What one rule said of a report, and what it looked at for that. */
export interface ReportPart {
  readonly rule: RuleOf<'report'>;
  readonly findings: readonly Finding[];
  readonly looked: Looked;
}

/** What a rule on a report looks at besides what is bound: stretches of blocks, and where the report ends. */
export interface Looked {
  readonly stretches: (readonly [from: Block, until: Block | undefined])[];
  end: Block | undefined;
}

/** Runs the rules that are switched on over parts of a report. Counts its runs, for tests of locality. */
export class RuleRunner {
  /** Rules run since the start. */
  readonly runs = { report: 0, figures: 0, section: 0, table: 0, block: 0, years: 0, suppression: 0 };
  private readonly byScope: EnabledRules;
  private readonly quiet: WeakMap<Form, QuietWords>;
  private readonly context: RuleContext;
  private readonly blockContext: NotingContext;
  private out: Finding[] = [];
  private looked: Looked = { stretches: [], end: undefined };
  private current!: Enabled<Scope>;

  constructor(
    private readonly tree: SyntaxTree,
    options: CheckOptions,
  ) {
    this.byScope = enabledRules(options.severities);
    this.quiet = quietWords(this.byScope);
    const { lang, forms } = options;
    this.context = {
      lang,
      forms,
      say: lang === 'zh' ? (zh) => zh : (_zh, en) => en,
      report: (init) => this.out.push(this.finding(init, options.severities[this.current.rule.id] !== undefined)),
      blocks: (from, until) => {
        this.looked.stretches.push([from, until]);
        return blocksBetween(this.tree, from, until);
      },
      endOf: (report) => {
        const end = endOf(this.tree, report);
        this.looked.end = end.block;
        return end;
      },
      eol: (block) => {
        const { eol, from } = eolAt(this.tree, block);
        this.looked.stretches.push([from, this.tree.blocks.after(block)]);
        return eol;
      },
    };
    this.blockContext = new NotingContext(this.context, tree);
  }

  private finding(init: FindingInit, chosen: boolean): Finding {
    // A severity the user has chosen wins over a rule's finer distinctions.
    const severity = chosen ? this.current.severity : (init.severity ?? this.current.severity);
    return {
      rule: this.current.rule.id,
      severity,
      message: init.message,
      place: init.place,
      facts: init.facts ?? [],
      related: init.related ?? [],
      ...(init.elsewhere && { elsewhere: init.elsewhere }),
      ...(init.subject && { subject: init.subject }),
      fixes: init.fixes ?? [],
    };
  }

  private run<S extends Scope>(scope: S, check: (rule: RuleOf<S>) => void): Finding[] {
    const out: Finding[] = (this.out = []);
    for (const entry of this.byScope[scope]) this.ask(scope, entry, check);
    this.out = [];
    return out;
  }

  private ask<S extends Scope>(scope: S, entry: Enabled<S>, check: (rule: RuleOf<S>) => void): void {
    this.current = entry as unknown as Enabled<Scope>;
    this.runs[scope]++;
    check(entry.rule);
  }

  /**
   * @param was what the rules said before, as far as it may be so still
   * @param isOpen whether one of them has to be
   * asked again
   */
  report(
    report: Report,
    was: readonly ReportPart[] = [],
    isOpen: (part: ReportPart) => boolean = () => true,
  ): readonly ReportPart[] {
    const parts = this.byScope.report.map((entry, i): ReportPart => {
      const known = was[i];
      if (known && !isOpen(known)) return known;
      const looked: Looked = (this.looked = { stretches: [], end: undefined });
      const findings: Finding[] = (this.out = []);
      this.ask('report', entry, (rule) => rule.check(report, this.context));
      return { rule: entry.rule, findings, looked };
    });
    // What other rules look at is noted elsewhere, or not at all.
    this.looked = { stretches: [], end: undefined };
    this.out = [];
    return parts;
  }

  /** Whether an edit that left a report as it is changed something that the rules on it looked at. */
  concerns({ stretches, end }: Looked, report: Report, change: BlockChange): boolean {
    if (end && endOf(this.tree, report).block !== end) return true;
    const { blocks } = this.tree;
    const near =
      change.inserted.length > 0
        ? change.inserted
        : [change.before, change.before ? blocks.after(change.before) : blocks.first()];
    // Where a stretch began or ended with what is gone, nobody can say what was in it.
    if (stretches.some(([from, until]) => !from.parent || (until && !until.parent))) return true;
    return stretches.some(([from, until]) =>
      near.some((b) => b && !blocks.precedes(b, from) && (!until || blocks.precedes(b, until))),
    );
  }

  figures(report: Report): readonly Finding[] {
    return this.run('figures', (r) => r.check(report, this.context));
  }
  section(section: BoundSection, report: Report): readonly Finding[] {
    return this.run('section', (r) => r.check(section, report, this.context));
  }
  table(table: BoundTable, report: Report): readonly Finding[] {
    return this.run('table', (r) => r.check(table, report, this.context));
  }

  years(report: Report, last: YearBefore): readonly Finding[] {
    return this.run('years', (r) => r.check(report, last, this.context));
  }

  suppression(unused: UnusedSuppression): readonly Finding[] {
    return this.run('suppression', (r) => r.check(unused, this.context));
  }

  /** Runs those rules on a block that what it holds can concern. */
  block(block: Block, report: Report): BlockResult {
    const quiet = this.quietIn(report.form);
    if (quiet.knows(block)) return NOTHING;
    let parts: BlockPart[] | undefined;
    const context = this.blockContext;
    const prose = isProse(block);
    context.lookAfresh(block, report);
    for (const entry of this.byScope.block) {
      const { wakesOn } = entry.rule;
      if (wakesOn && !(prose && hasEach(context.prose.flags, wakesOn))) continue;
      const part = this.blockPart(entry, block, report);
      if (part) (parts ??= []).push(part);
    }
    if (parts) return resultOf(parts);
    quiet.note(block);
    return NOTHING;
  }

  private quietIn(form: Form): QuietWords {
    let quiet = this.quiet.get(form);
    if (!quiet) this.quiet.set(form, (quiet = new QuietWords()));
    return quiet;
  }

  /** Runs those rules again that had asked for something which has changed. */
  again(block: Block, report: Report, known: BlockResult, changed: ReadonlySet<Dependency>): BlockResult {
    const parts = known.parts.flatMap((part) =>
      part.dependencies?.some((d) => changed.has(d)) ? (this.blockPart(part.entry, block, report) ?? []) : [part],
    );
    return resultOf(parts);
  }

  /** Whether something else stands above a block than when its rules were run. */
  isAboveNew(block: Block, report: Report): boolean {
    return this.blockContext.isAboveNew(block, report);
  }

  private blockPart(entry: Enabled<'block'>, block: Block, report: Report): BlockPart | undefined {
    const context = this.blockContext;
    context.lookAt(block, report);
    this.current = entry as unknown as Enabled<Scope>;
    this.runs.block++;
    entry.rule.check(block, context);
    const { dependencies } = context;
    // Nearly every rule says nothing of a block: only one that does takes the list.
    if (this.out.length === 0) return dependencies && { entry, findings: NONE, dependencies };
    const findings = this.out;
    this.out = [];
    return { entry, findings, dependencies };
  }
}

/** Whether flags have some bit of each. */
function hasEach(flags: number, wanted: readonly number[]): boolean {
  for (const bits of wanted) if (!(flags & bits)) return false;
  return true;
}

function resultOf(parts: readonly BlockPart[]): BlockResult {
  return { parts, findings: parts.length === 1 ? parts[0]!.findings : parts.flatMap((p) => p.findings) };
}

export function* blocksBetween(tree: SyntaxTree, from: Block, until: Block | undefined): Iterable<Block> {
  for (let b: Block | undefined = from; b && b !== until; b = tree.blocks.after(b)) yield b;
}

/** Behind the last line of a report that is not empty. */
function endOf(tree: SyntaxTree, report: Report): Place {
  let block = report.until ? tree.blocks.before(report.until) : tree.blocks.last();
  while (block && block !== report.from && (block.kind === 'blank' || block.kind === 'markup'))
    block = tree.blocks.before(block);
  block ??= report.from;
  const end = block.layout === 'html' ? block.length : block.contentEnd;
  return { block, start: end, end };
}

/**
 * The line end in use at a block, or the nearest one before it that has any; and the first block that was looked at for
 * it.
 */
function eolAt(tree: SyntaxTree, block: Block): { readonly eol: string; readonly from: Block } {
  let from = block;
  for (let b: Block | undefined = block, n = 0; b && n < 8; b = tree.blocks.before(b), n++) {
    from = b;
    const m = /\r\n|\r|\n/.exec(b.text);
    if (m) return { eol: m[0], from };
  }
  return { eol: '\n', from };
}

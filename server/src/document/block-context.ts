import type { Form, Section } from '../forms/form';
import type { Fact, Report } from '../report/model';
import { aboveOf, type Above } from '../prose/above';
import { keptProse } from '../prose/read-block';
import type { BlockContext, RuleContext } from '../rules/rule';
import type { Block } from '../syntax/block';
import type { SyntaxTree } from '../syntax/tree';
import { Prose } from '../text/prose';

/** What a block's findings depend on besides its own text: a fact by index, or something the report says of itself. */
export type Dependency = number | 'year' | 'agency' | 'section' | 'above';

/** Answers a rule's questions about the report around one block, and notes what was asked. */
export class NotingContext implements BlockContext {
  readonly lang: RuleContext['lang'];
  readonly forms: RuleContext['forms'];
  readonly say: RuleContext['say'];
  readonly report: RuleContext['report'];
  readonly blocks: RuleContext['blocks'];
  readonly endOf: RuleContext['endOf'];
  readonly eol: RuleContext['eol'];
  private readonly noted = new Set<Dependency>();
  private block!: Block;
  private subject!: Report;
  private text: Prose | undefined;
  private aboveKnown: Above | undefined;

  constructor(
    base: RuleContext,
    private readonly tree: SyntaxTree,
  ) {
    this.lang = base.lang;
    this.forms = base.forms;
    this.say = base.say;
    this.report = base.report;
    this.blocks = base.blocks;
    this.endOf = base.endOf;
    this.eol = base.eol;
  }

  /** Turns to a block for the first time since what stands around it may have changed. */
  lookAfresh(block: Block, subject: Report): void {
    this.aboveKnown = undefined;
    this.lookAt(block, subject);
  }

  /** Turns to another block. */
  lookAt(block: Block, subject: Report): void {
    if (this.block !== block) this.text = this.aboveKnown = undefined;
    this.block = block;
    this.subject = subject;
    if (this.noted.size > 0) this.noted.clear();
  }

  /** What was asked since {@link lookAt}; undefined for nothing. */
  get dependencies(): readonly Dependency[] | undefined {
    return this.noted.size > 0 ? [...this.noted] : undefined;
  }

  get form(): Form {
    return this.subject.form;
  }
  get prose(): Prose {
    return (this.text ??= keptProse(this.block) ?? Prose.of(this.block.text, 0, this.block.contentEnd));
  }
  fact(index: number): Fact | undefined {
    this.noted.add(index);
    return this.subject.facts[index];
  }
  year(): number | undefined {
    this.noted.add('year');
    return this.subject.year;
  }
  agency(): string | undefined {
    this.noted.add('agency');
    return this.subject.agency;
  }

  above(): Above {
    this.noted.add('above');
    if (!this.aboveKnown) this.block.aboveMemo = this.aboveKnown = this.aboveNow();
    return this.aboveKnown;
  }

  private aboveNow(): Above {
    const { blocks } = this.tree;
    return aboveOf(this.block, (b) => (b === this.subject.from ? undefined : blocks.before(b)));
  }

  /** Looks again above a block; says whether anything else stands there than when it was asked last. */
  isAboveNew(block: Block, subject: Report): boolean {
    this.lookAfresh(block, subject);
    const was = block.aboveMemo as Above | undefined;
    const now = this.aboveNow();
    block.aboveMemo = now;
    this.aboveKnown = now;
    return was?.heading !== now.heading || was.lead !== now.lead;
  }

  section(): Section | undefined {
    this.noted.add('section');
    let found: Section | undefined;
    const offset = this.tree.blocks.offsetOf(this.block);
    for (const s of this.subject.sections) {
      if (this.tree.blocks.offsetOf(s.anchor.block) > offset) break;
      found = s.section;
    }
    return found;
  }
}

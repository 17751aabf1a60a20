import type { Relation } from '../forms/form';
import { evaluate } from '../repair/diagnose';
import type { Report } from '../report/model';
import { totalOf } from '../rules/describe';
import { ruleById } from '../rules/registry';
import type { Located } from '../document/checked-document';
import { membersOf } from './cells';
import { atOnce, type Steps } from '../document/steps';
import { findingsOf, gathered, type Checked } from './checked';

/** Findings looked at in one step. */
const STEP = 256;

/** How a relation stands for whoever looks at it: with a blank in it, it is not filled in, though 0 would do there. */
export type RelationState = 'holds' | 'broken' | 'blank' | 'unread';
export type Tally = Readonly<Record<RelationState, number>>;

/** The relations of a report with their states, and the figures that are to blame for those that are broken. */
export interface States {
  /** By the index of the relation. */
  readonly relations: readonly RelationState[];
  /** What is found to be wrong with a figure, by fact: findings on sums that stand in its cell. */
  readonly culprits: ReadonlyMap<number, readonly Located[]>;
}

const known = new WeakMap<readonly Located[], Map<Report, Map<number, Located[]>>>();
const none: ReadonlyMap<number, readonly Located[]> = new Map();

/** Looks at each report of a text that has been read, so that no later question has to look at all of them at once. */
export function* readied({ document }: Checked): Steps<void> {
  for (const report of document.reports) {
    document.gather(report);
    relationStates(report);
    yield;
  }
}

/** Finds out step by step what {@link statesOf} tells. */
export function* judged(checked: Checked): Steps<void> {
  const found = yield* gathered(checked);
  if (!known.has(found)) known.set(found, yield* culpritsOf(checked, found));
}

export function statesOf(checked: Checked, report: Report): States {
  const found = findingsOf(checked);
  let culprits = known.get(found);
  if (!culprits) known.set(found, (culprits = atOnce(culpritsOf(checked, found))));
  return { relations: relationStates(report), culprits: culprits.get(report) ?? none };
}

const relationsOf = new WeakMap<Report, readonly RelationState[]>();

function relationStates(report: Report): readonly RelationState[] {
  let states = relationsOf.get(report);
  if (!states) relationsOf.set(report, (states = report.form.relations.map((r) => relationState(report, r))));
  return states;
}

function relationState(report: Report, relation: Relation): RelationState {
  if (evaluate(relation, report.figures) === 'broken') return 'broken';
  const figures = membersOf(relation).map((f) => report.figures[f]);
  if (figures.includes(undefined)) return 'unread';
  return figures.includes(null) ? 'blank' : 'holds';
}

/** By report and fact the findings on sums that stand in the fact's own cell. */
function* culpritsOf({ document }: Checked, found: readonly Located[]): Steps<Map<Report, Map<number, Located[]>>> {
  const out = new Map<Report, Map<number, Located[]>>();
  for (const [i, located] of found.entries()) {
    if (i % STEP === 0) yield;
    const { rule, facts, place } = located.finding;
    if (ruleById(rule)?.group !== 'totals' || facts[0] === undefined) continue;
    const report = document.bound!.reportAt(place.block);
    const fact = report?.form.factIndex.get(facts[0]);
    const cell = fact === undefined ? undefined : report!.facts[fact]?.cell;
    if (!cell || cell.block !== place.block || cell.start !== place.start) continue;
    if (!report!.form.relationsOf[fact!]!.some((r) => r.op === '=' && r.rule === rule)) continue;
    let own = out.get(report!);
    if (!own) out.set(report!, (own = new Map()));
    own.set(fact!, [...(own.get(fact!) ?? []), located]);
  }
  return out;
}

/** The figure to look at for a broken relation: the one that is found to be wrong, else its total. */
export function culpritOf({ culprits }: States, relation: Relation): number {
  return membersOf(relation).find((f) => culprits.has(f)) ?? totalOf(relation);
}

/** The figures to look at for the broken ones of some relations, in the form's order. */
export function culpritsAmong(states: States, relations: readonly Relation[]): number[] {
  const broken = relations.filter((r) => states.relations[r.index] === 'broken');
  return [...new Set(broken.map((r) => culpritOf(states, r)))].sort((a, b) => a - b);
}

/** How many of some relations of a report are in each state. */
export function tallyOf(report: Report, relations: readonly Relation[]): Tally {
  const states = relationStates(report);
  const tally = { holds: 0, broken: 0, blank: 0, unread: 0 };
  for (const r of relations) tally[states[r.index]!]++;
  return tally;
}

/**
 * How a figure stands by the relations it is in; `follows`: it is a total that does not add up because of another
 * figure.
 */
export type FigureState = 'holds' | 'broken' | 'follows' | 'open' | 'free' | 'blank' | 'unread';

export function figureState(states: States, report: Report, fact: number): FigureState {
  const value = report.figures[fact];
  if (states.culprits.has(fact)) return 'broken';
  if (value === undefined) return 'unread';
  if (value === null) return 'blank';
  const own = report.form.relationsOf[fact]!;
  if (own.length === 0) return 'free';
  const broken = own.filter((r) => states.relations[r.index] === 'broken');
  if (broken.some((r) => culpritOf(states, r) === fact)) return 'broken';
  if (broken.some((r) => totalOf(r) === fact)) return 'follows';
  return own.some((r) => isOpen(states.relations[r.index]!)) ? 'open' : 'holds';
}

const isOpen = (state: RelationState): boolean => state === 'blank' || state === 'unread';

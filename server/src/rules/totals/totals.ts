import type { Relation } from '../../forms/form';
import { diagnose, type Change, type Diagnosis, type Explanation, type Figures } from '../../repair/diagnose';
import type { Place, Report } from '../../report/model';
import { arithmetic, canBe, factLabel, kindName, relationName, show, totalOf } from '../describe';
import { rowReadings } from '../tables/readings';
import type { Edit, FindingInit, Fix, Related, RuleContext } from '../rule';

/** A finding of the totals group, before it is filed under its rule. */
export interface TotalsFinding {
  readonly rule: string;
  readonly finding: FindingInit;
}

interface Explained {
  readonly lang: string;
  readonly findings: readonly TotalsFinding[];
  readonly blanks: ReadonlySet<number>;
}

const known = new WeakMap<Report, Explained>();

/** One finding per mistake in a report's sums. All rules of the group share the search. */
export function totalsFindings(report: Report, context: RuleContext): readonly TotalsFinding[] {
  return explain(report, context).findings;
}

/** Blank cells, by fact index, that a finding on their row explains already. */
export function blanksExplained(report: Report, context: RuleContext): ReadonlySet<number> {
  return explain(report, context).blanks;
}

function explain(report: Report, context: RuleContext): Explained {
  const entry = known.get(report);
  if (entry?.lang === context.lang) return entry;
  // Faults of reading come first: a row that was misread must not make a figure look wrong.
  const readings = rowReadings(report);
  let { figures } = report;
  if (readings.length > 0) {
    const mended = figures.slice();
    for (const r of readings)
      r.facts.forEach((f, i) => {
        mended[f] = r.reading.values[i];
      });
    figures = mended;
  }
  // Nor must one that is no count, which a rule of its own tells: it stands for a figure that is not known.
  figures = countsOnly(report, figures);
  const diagnoses = diagnose(report.form, figures);
  const explained: Explained = {
    lang: context.lang,
    findings: diagnoses.flatMap((d) => describe(d, report, context)),
    blanks: new Set(
      diagnoses.flatMap((d) =>
        (d.explanations[0]?.changes ?? []).flatMap((c) =>
          c.from === null && c.slip === 'row-shifted' ? [c.fact] : [],
        ),
      ),
    ),
  };
  known.set(report, explained);
  return explained;
}

/** The figures with those left blank that cannot be counts. */
export function countsOnly(report: Report, figures: Figures = report.figures): Figures {
  let out: (number | null | undefined)[] | undefined;
  report.form.facts.forEach((def, i) => {
    const v = figures[i];
    if (v === undefined || v === null || canBe(def, v)) return;
    out ??= figures.slice();
    out[i] = null;
  });
  return out ?? figures;
}

const cellOf = (report: Report, fact: number): Place | undefined => report.facts[fact]?.cell;

function describe(diagnosis: Diagnosis, report: Report, context: RuleContext): TotalsFinding[] {
  const best = diagnosis.explanations[0];
  if (!best) return diagnosis.broken.flatMap((r) => onTotal(r, [], diagnosis, report, context));
  const single = best.changes.length === 1;
  // One relation alone cannot tell its total from its addends: said on the total, unless a slip speaks for a cell.
  if (!diagnosis.decided && diagnosis.broken.length === 1)
    return onTotal(diagnosis.broken[0]!, diagnosis.explanations, diagnosis, report, context);
  if (single) return onCulprit(best, best.changes[0]!, diagnosis, report, context);
  const together =
    best.changes.every((c) => c.slip === 'opposite') || best.changes.some((c) => c.slip === 'row-shifted');
  if (together) return joint(best, diagnosis, report, context);
  // A blank has a rule of its own.
  return best.changes.flatMap((c) => (c.from === null ? [] : onCulprit(best, c, diagnosis, report, context)));
}

function edits(changes: readonly Change[], report: Report): Edit[] {
  return changes.flatMap((c) => {
    const cell = cellOf(report, c.fact);
    return cell ? [{ place: cell, newText: String(c.to) }] : [];
  });
}

function fixOf(explanation: Explanation, report: Report, context: RuleContext): Fix {
  const { form } = report;
  const names = [...new Set(explanation.restores.map((r) => kindName(r, context)))].join(context.say('、', ', '));
  const holds =
    explanation.restores.length > 0
      ? context.say(
          `（${names}成立）`,
          explanation.restores.length > 1 ? ` (${names} then hold)` : ` (${names} then holds)`,
        )
      : '';
  const first = explanation.changes[0]!;
  const title =
    explanation.changes.length === 1
      ? context.say(
          `把“${factLabel(form.facts[first.fact]!)}”改为 ${first.to}${holds}`,
          `Change “${factLabel(form.facts[first.fact]!)}” to ${first.to}${holds}`,
        )
      : context.say(
          `改${explanation.changes.map((c) => `“${factLabel(form.facts[c.fact]!)}”为 ${c.to}`).join('，')}${holds}`,
          'Change ' +
            `${explanation.changes.map((c) => `“${factLabel(form.facts[c.fact]!)}” to ${c.to}`).join(', ')}${holds}`,
        );
  return { title, applicability: 'suggested', edits: edits(explanation.changes, report) };
}

/** Every other member of the relations that counts, each once, with the arithmetic at each relation's total. */
function relatedOf(
  relations: readonly Relation[],
  besides: readonly number[],
  report: Report,
  context: RuleContext,
): Related[] {
  const out: Related[] = [];
  const seen = new Set(besides);
  for (const r of relations) {
    const sentence = sumOf(report, r, context);
    for (const fact of [totalOf(r), ...r.left, ...r.right]) {
      // An addend of 0 has no part in what is wrong, and there are many of them.
      if (seen.has(fact) || (fact !== totalOf(r) && report.figures[fact] === 0)) continue;
      seen.add(fact);
      const place = cellOf(report, fact);
      // The sum stands with the relation's total only: repeated at each addend it would drown the rest.
      const sum = fact === totalOf(r) ? context.say(`（${sentence}）`, ` (${sentence})`) : '';
      if (place)
        out.push({ place, message: `${factLabel(report.form.facts[fact]!)} = ${show(report.figures[fact])}${sum}` });
    }
  }
  return out;
}

/** The rule by which a mistake is best understood: the one whose total it is, else the first. */
function ruleOf(fact: number, relations: readonly Relation[]): string {
  return (relations.find((r) => totalOf(r) === fact) ?? relations[0]!).rule;
}

const isOwn = (relation: Relation, fact: number) => relation.left.includes(fact) || relation.right.includes(fact);

function onCulprit(
  explanation: Explanation,
  change: Change,
  diagnosis: Diagnosis,
  report: Report,
  context: RuleContext,
): TotalsFinding[] {
  const { form } = report;
  const place = cellOf(report, change.fact);
  const own = explanation.restores.filter((r) => isOwn(r, change.fact));
  if (!place || own.length === 0)
    return diagnosis.broken.flatMap((r) => onTotal(r, [explanation], diagnosis, report, context));
  const label = factLabel(form.facts[change.fact]!);
  const sums = own.map((r) => sumOf(report, r, context)).join(context.say('；', '; '));
  const others = explanation.changes.filter((c) => c !== change);
  const also =
    others.length === 0
      ? ''
      : context.say(
          `；另有“${others.map((c) => factLabel(form.facts[c.fact]!)).join('”“')}”也有误`,
          `; “${others.map((c) => factLabel(form.facts[c.fact]!)).join('”, “')}” is wrong too`,
        );
  const doubt = doubtOf(diagnosis, context);
  const message = context.say(
    `“${label}”应为 ${change.to}，现为 ${show(change.from)}。${sums}${also}；改为 ${change.to} ` +
      `则${own.length > 1 ? ` ${own.length} 处都` : ''}成立${doubt}`,
    `“${label}” should be ${change.to}, not ${show(change.from)}. ${sums}${also}; with ${change.to} ` +
      `${own.length > 1 ? `all ${own.length} hold` : 'it holds'}${doubt}`,
  );
  const alternatives = diagnosis.explanations.slice(1, 6).map((e) => fixOf(e, report, context));
  return [
    {
      rule: ruleOf(change.fact, own),
      finding: {
        place,
        message,
        facts: [change.fact, ...others.map((c) => c.fact)].map((f) => form.facts[f]!.id),
        related: relatedOf(own, [change.fact], report, context),
        fixes: [
          fixOf({ changes: [change], restores: own }, report, context),
          ...(others.length > 0 ? [fixOf(explanation, report, context)] : []),
          ...alternatives,
        ],
      },
    },
  ];
}

/** One finding for changes that belong together: opposite slips, a shifted row. */
function joint(explanation: Explanation, diagnosis: Diagnosis, report: Report, context: RuleContext): TotalsFinding[] {
  const { form } = report;
  const first = explanation.changes.find((c) => cellOf(report, c.fact));
  if (!first) return diagnosis.broken.flatMap((r) => onTotal(r, [], diagnosis, report, context));
  const shifted = explanation.changes.some((c) => c.slip === 'row-shifted');
  const changes = explanation.changes
    .map((c) => `“${factLabel(form.facts[c.fact]!)}” ${show(c.from ?? report.figures[c.fact])}→${c.to}`)
    .join(context.say('，', ', '));
  const sums = explanation.restores.map((r) => sumOf(report, r, context)).join(context.say('；', '; '));
  const message = shifted
    ? context.say(
        `“${form.facts[first.fact]!.row.label}”一行的数字整体错开了一列：${changes}。` +
          `${sums}${doubtOf(diagnosis, context)}`,
        `The figures of “${form.facts[first.fact]!.row.label}” stand one column off: ${changes}. ` +
          `${sums}${doubtOf(diagnosis, context)}`,
      )
    : context.say(
        `一件记错了地方：${changes}。${sums}${doubtOf(diagnosis, context)}`,
        `Counted in the wrong place: ${changes}. ${sums}${doubtOf(diagnosis, context)}`,
      );
  return [
    {
      rule: ruleOf(first.fact, explanation.restores),
      finding: {
        place: cellOf(report, first.fact)!,
        message,
        facts: explanation.changes.map((c) => form.facts[c.fact]!.id),
        related: relatedOf(explanation.restores, [first.fact], report, context),
        fixes: diagnosis.explanations.slice(0, 6).map((e) => fixOf(e, report, context)),
      },
    },
  ];
}

/** A relation by its name, with the numbers of both sides. */
function sumOf(report: Report, relation: Relation, context: RuleContext): string {
  const name = relationName(report.form, relation, context);
  return `${name}${context.say('：', ': ')}${arithmetic(report, relation, context)}`;
}

function doubtOf(diagnosis: Diagnosis, context: RuleContext): string {
  const n = diagnosis.explanations.length - 1;
  const parts = [
    diagnosis.decided || n < 1
      ? ''
      : context.say(`；另有 ${n} 种可能，见快速修复`, `; ${n} other reading${n > 1 ? 's' : ''} in the quick fixes`),
    diagnosis.complete ? '' : context.say('；错处较多，未能逐一比较', '; too much is broken to compare every reading'),
  ];
  return parts.join('');
}

/** A broken relation said on its total. */
function onTotal(
  relation: Relation,
  explanations: readonly Explanation[],
  diagnosis: Diagnosis,
  report: Report,
  context: RuleContext,
): TotalsFinding[] {
  const { form } = report;
  const total = totalOf(relation);
  const members = [total, ...relation.left, ...relation.right];
  const at = members.find((m) => cellOf(report, m));
  if (at === undefined) return [];
  const unclear =
    explanations.length > 0
      ? context.say('；单凭这一处不能断定哪个数有误', '; this alone does not tell which figure is wrong')
      : diagnosis.broken.length > 1
        ? context.say('；找不到能同时解释各处的少数几个数', '; no few figures explain all that is broken')
        : '';
  const sum = arithmetic(report, relation, context);
  const doubt = diagnosis.complete ? '' : doubtOf(diagnosis, context);
  return [
    {
      rule: relation.rule,
      finding: {
        place: cellOf(report, at)!,
        message: context.say(
          `${relationName(form, relation, context)}不平：${sum}${unclear}${doubt}`,
          `${relationName(form, relation, context)} does not add up: ${sum}${unclear}${doubt}`,
        ),
        facts: [...new Set([at, ...members])].map((m) => form.facts[m]!.id),
        related: relatedOf([relation], [at], report, context),
        fixes: explanations.slice(0, 6).map((e) => fixOf(e, report, context)),
      },
    },
  ];
}

import type { Hover } from 'vscode-languageserver-types';
import type { FactDef, Relation, Row } from '../forms/form';
import type { BoundSection, Place, Report } from '../report/model';
import { factLabel, hanNumber, show, totalOf } from '../rules/describe';
import type { Position } from '../document/checked-document';
import { membersOf, sentenceOf, thingAt } from './cells';
import { colon, say, type Checked } from './checked';
import { sentencesOf } from './sentences';
import { culpritOf, statesOf, type RelationState } from './states';

/** A hover begins with as much arithmetic. */
const FIRST = 2;

/** How a cell adds up and what it is, what a row or column is called, what a section has to hold. */
export function hover(checked: Checked, position: Position, markdown = true): Hover | null {
  const thing = thingAt(checked, position);
  if (!thing) return null;
  const md = new Markdown(markdown);
  const { lang } = checked;
  let place: Place;
  switch (thing.kind) {
    case 'fact': {
      const { fact, report } = thing;
      place = fact.cell;
      const sums = reckoned(report, report.form.relationsOf[fact.def.index]!, checked, fact.def.index);
      md.items(sums.slice(0, FIRST).map((sum) => md.plain(sum)));
      const { unit } = fact.def.column;
      md.line(
        `${md.bold(pathOf(fact.def))} ＝ ${md.bold(show(report.figures[fact.def.index]))}${unit ? ` ${unit}` : ''}`,
      );
      md.items(sums.slice(FIRST).map((sum) => md.plain(sum)));
      yearBefore(report, fact.def, checked, md);
      related(report, fact.def.index, checked, md);
      break;
    }
    case 'row': {
      const { row, report } = thing;
      place = thing.cell;
      md.line(md.bold(rowPath(row)));
      spellings(row, checked, md);
      const own = new Set(row.children.length > 0 ? [] : row.part.columns.map((c) => report.form.factOf(row, c)));
      const inRow = report.form.relations.filter((r) => membersOf(r).every((f) => own.has(f)));
      md.items(reckoned(report, inRow, checked).map((sum) => md.plain(sum)));
      break;
    }
    case 'column': {
      const { label, cell } = thing.header;
      place = cell;
      md.line(md.bold([...(label.column?.groups ?? []), label.label].join(' › ')));
      spellings(label, checked, md);
      if (label.column?.unit) md.line(say(lang, `单位：${label.column.unit}`, `Unit: ${label.column.unit}`));
      break;
    }
    case 'section':
      place = thing.section.anchor.heading;
      section(thing.section, checked, md);
  }
  return {
    contents: { kind: markdown ? 'markdown' : 'plaintext', value: md.text },
    range: checked.document.rangeOf(place),
  };
}

/**
 * Relations in one line each with their arithmetic, those that are broken first; of one that is broken by another
 * figure, which.
 */
function reckoned(
  report: Report,
  relations: readonly Relation[],
  checked: Checked,
  fact: number | undefined = undefined,
): string[] {
  const { lang } = checked;
  const states = statesOf(checked, report);
  const stateOf = (r: Relation) => states.relations[r.index]!;
  return [...relations]
    .sort((a, b) => order.indexOf(stateOf(a)) - order.indexOf(stateOf(b)))
    .map((r) => {
      const text = sentenceOf(report, r, checked, true);
      const state = stateOf(r);
      if (state !== 'broken') return `${marks[state]} ${text}`;
      const wrong = culpritOf(states, r);
      if (wrong === fact) return `✗ ${text}`;
      const label = factLabel(report.form.facts[wrong]!);
      return `≠ ${text}${say(lang, `（见“${label}”）`, ` (see “${label}”)`)}`;
    });
}

const order: readonly RelationState[] = ['broken', 'unread', 'blank', 'holds'];
const marks = { holds: '✓', blank: '…', unread: '?' } as const;

/** Links to the totals a figure goes into and the sentences that tell it, for clients that show links. */
function related(report: Report, fact: number, checked: Checked, md: Markdown): void {
  const { document, uri, lang } = checked;
  if (!md.rich) return;
  const link = (text: string, place: Place) => {
    const { line, character } = document.rangeOf(place).start;
    return `[${md.plain(text)}](<${uri}#L${line + 1},${character + 1}>)`;
  };
  const totals = [...new Set(report.form.relationsOf[fact]!.filter((r) => r.op === '=').map(totalOf))];
  const links = totals.flatMap((total) => {
    const cell = total === fact ? undefined : report.facts[total]?.cell;
    return cell ? [link(factLabel(report.form.facts[total]!), cell)] : [];
  });
  for (const place of sentencesOf(checked, report, fact))
    links.push(link(say(lang, `正文“${wordsOf(place)}”`, `text “${wordsOf(place)}”`), place));
  if (links.length > 0) md.line(`${say(lang, '相关', 'Related')}${colon(lang)}${links.join(say(lang, '、', ', '))}`);
}

const wordsOf = ({ block, start, end }: Place): string => block.text.slice(start, end).trim();

/** The figures of the year before that this one continues, and its own of that year. */
function yearBefore(report: Report, def: FactDef, { document, lang }: Checked, md: Markdown): void {
  const last = document.yearBefore(report);
  if (!last) return;
  const { form } = report;
  const sources = form.carries.filter((c) => c.left.includes(def.index)).flatMap((c) => c.lastYear);
  const known = [...new Set([def.index, ...sources])].flatMap((f) => {
    const id = form.facts[f]!.id;
    return last.figures[id] ? [{ def: form.facts[f]!, value: last.figures[id].value }] : [];
  });
  md.items(
    known.map((k) =>
      md.plain(
        say(
          lang,
          `${last.year} 年“${factLabel(k.def)}”：${show(k.value)}`,
          `“${factLabel(k.def)}” in ${last.year}: ${show(k.value)}`,
        ),
      ),
    ),
  );
}

function spellings(label: { readonly accepted: readonly string[] }, { lang }: Checked, md: Markdown): void {
  if (label.accepted.length > 0)
    md.line(say(lang, `也可写作：${label.accepted.join('、')}`, `Also accepted: ${label.accepted.join(', ')}`));
}

function section({ section: s, anchor }: BoundSection, checked: Checked, md: Markdown): void {
  const { lang } = checked;
  const { document } = checked;
  const { form } = document.reports.find((r) => r.form.sections.includes(s)) ?? document.reports[0]!;
  md.line(
    md.bold(`${hanNumber(s.index + 1)}、${s.title}`) +
      (anchor.titleText === s.title ? '' : ` — ${say(lang, '格式中的标题', 'the form’s title')}`),
  );
  if (s.table) {
    const rows = s.table.rows.filter((r) => r.label !== '').length;
    md.line(
      say(
        lang,
        `应有表格：${s.table.name.zh}${rows > 0 ? `（${rows} 行）` : ''}`,
        `Holds the table: ${s.table.name.en}${rows > 0 ? ` (${rows} rows)` : ''}`,
      ),
    );
  }
  if (s.skeleton.length > 0) {
    md.line(say(lang, '通常写：', 'Usually holds:'));
    md.items(s.skeleton.map((line) => md.plain(line)));
  }
  if (s.mustTell) md.line(say(lang, '要写明具体情况，不能只写“无”', 'Has to tell something: a bare 无 is not enough'));
  md.line(`${say(lang, '依据', 'Source')}${colon(lang)}${md.plain(form.data.source)}`);
}

/** Row and column with the groups above them. */
function pathOf(def: FactDef): string {
  return [rowPath(def.row), [...def.column.groups, def.column.label].join(' › ')].filter(Boolean).join(' · ');
}

function rowPath(row: Row): string {
  const out: string[] = [];
  for (let r: Row | undefined = row; r; r = r.parent) if (r.label !== '') out.unshift(r.label);
  return out.join(' › ');
}

/** Paragraphs and lists, as Markdown or, for clients that show none, as plain text. */
class Markdown {
  private readonly blocks: string[] = [];
  constructor(readonly rich: boolean) {}
  line(text: string): void {
    this.blocks.push(text);
  }
  items(list: readonly string[]): void {
    if (list.length > 0) this.blocks.push(list.map((i) => `- ${i}`).join('\n'));
  }
  plain(text: string): string {
    return this.rich ? text.replace(/[\\`*_{}[\]<>#|~]/g, '\\$&') : text;
  }
  bold(text: string): string {
    return this.rich ? `**${this.plain(text)}**` : text;
  }
  get text(): string {
    return this.blocks.join(this.rich ? '\n\n' : '\n');
  }
}

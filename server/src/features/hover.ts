import type { Hover } from 'vscode-languageserver-types';
import type { FactDef, Row } from '../forms/form';
import type { BoundSection, Place, Report } from '../report/model';
import { factLabel, hanNumber, show } from '../rules/describe';
import type { Position } from '../document/checked-document';
import { sentenceOf, thingAt } from './cells';
import { colon, say, type Checked } from './checked';

const marks = { holds: '✓', broken: '✗', unknown: '?' } as const;

/** What a cell is and how it adds up, what a row or column is called, what a section has to hold. */
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
      md.line(
        `${md.bold(pathOf(fact.def))} ＝ ${md.bold(show(report.figures[fact.def.index]))}${fact.def.column.unit ? ` ${fact.def.column.unit}` : ''}`,
      );
      relations(report, report.form.relationsOf[fact.def.index]!, checked, md);
      yearBefore(report, fact.def, checked, md);
      md.line(md.code(fact.def.id));
      break;
    }
    case 'row': {
      const { row, report } = thing;
      place = thing.cell;
      md.line(md.bold(rowPath(row)));
      spellings(row, checked, md);
      const own = new Set(row.children.length > 0 ? [] : row.part.columns.map((c) => report.form.factOf(row, c)));
      relations(
        report,
        report.form.relations.filter((r) => [...r.left, ...r.right].every((f) => own.has(f))),
        checked,
        md,
      );
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

function relations(report: Report, list: Report['form']['relations'], checked: Checked, md: Markdown): void {
  md.items(
    list.map((r) => {
      const { verdict, text } = sentenceOf(report, r, checked);
      return `${marks[verdict]} ${md.plain(text)}`;
    }),
  );
}

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
  constructor(private readonly rich: boolean) {}
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
  code(text: string): string {
    return this.rich ? `\`${text}\`` : text;
  }
  get text(): string {
    return this.blocks.join(this.rich ? '\n\n' : '\n');
  }
}

import { builtinForms } from '../../forms/builtin';
import type { Form, Relation } from '../../forms/form';
import type { Arguments } from '../arguments/arguments';
import { padEnd, textWidth } from '../../text/width';
import type { Say } from '../terminal/language';
import type { Setting } from './command';
import { Problem, suggest } from '../terminal/problem';

/** `gouji forms [ID]`: the forms known, or one in full. */
export function run(args: Arguments, { say, lang, terminal }: Setting): number {
  const json = args.value('format') === 'json';
  const forms = builtinForms();
  const id = args.args[0];
  if (id === undefined) {
    terminal.out(
      json
        ? `${JSON.stringify({ version: 1, forms: forms.map((f) => summary(f, lang)) }, undefined, 2)}\n`
        : list(forms, say, lang),
    );
    return 0;
  }
  const form = forms.find((f) => f.id === id);
  if (!form) {
    const ids = forms.map((f) => f.id),
      near = suggest(id, ids);
    throw new Problem(
      `没有格式 ${id}${near.zh || `，可用的有 ${ids.join('、')}`}`,
      `There is no form ${id}${near.en || `; there are ${ids.join(', ')}`}`,
    );
  }
  terminal.out(
    json
      ? `${JSON.stringify({ version: 1, ...summary(form, lang), ...inFull(form) }, undefined, 2)}\n`
      : page(form, say, lang),
  );
  return 0;
}

const years = (form: Form): string => `${form.data.years.from}–${form.data.years.to ?? ''}`;

function summary(form: Form, lang: 'zh' | 'en') {
  return {
    id: form.id,
    name: form.data.name[lang],
    source: form.data.source,
    years: form.data.years,
    facts: form.facts.length,
    relations: form.relations.length,
  };
}

function inFull(form: Form) {
  const ids = (members: readonly number[]) => members.map((m) => form.facts[m]!.id);
  return {
    sections: form.sections.map((s) => ({
      id: s.id,
      title: s.title,
      accepted: s.accepted,
      table: s.table?.id ?? null,
    })),
    tables: form.tables.map((t) => ({
      id: t.id,
      name: t.name,
      parts: t.parts.map((p) => ({
        id: p.id,
        rows: p.rows.map((r) => ({ path: r.path, label: r.label, accepted: r.accepted })),
        columns: p.columns.map((c) => ({
          path: c.path,
          label: c.label,
          groups: c.groups,
          type: c.type,
          unit: c.unit ?? null,
        })),
      })),
    })),
    facts: form.facts.map((f) => ({ id: f.id, table: f.table.id, row: f.row.label, column: f.column.label })),
    relations: form.relations.map((r) => ({ rule: r.rule, left: ids(r.left), op: r.op, right: ids(r.right) })),
  };
}

function list(forms: readonly Form[], say: Say, lang: 'zh' | 'en'): string {
  const width = Math.max(...forms.map((f) => textWidth(f.id)));
  return (
    `${forms.map((f) => `${padEnd(f.id, width)}  ${years(f)}  ${f.data.name[lang]}`).join('\n')}\n` +
    `${say('详见 gouji forms 格式', 'In full: gouji forms ID')}\n`
  );
}

function page(form: Form, say: Say, lang: 'zh' | 'en'): string {
  const lines = [
    `${form.id}${say('：', ': ')}${form.data.name[lang]}`,
    `${say('依据', 'Source')} ${form.data.source} · ${say('年度', 'years')} ${years(form)}`,
    '',
    say('章节', 'Sections'),
  ];
  for (const s of form.sections) {
    lines.push(`  ${s.index + 1}. ${s.title} (${s.id})${s.table ? ` → ${say(s.table.name.zh, s.table.name.en)}` : ''}`);
    if (s.accepted.length > 0) lines.push(`     ${say('也可写作', 'also')} ${s.accepted.join(say('、', ', '))}`);
  }
  for (const t of form.tables) {
    lines.push('', `${say('表', 'Table')} ${say(t.name.zh, t.name.en)} (${t.id})`);
    for (const p of t.parts) {
      lines.push(
        `  ${say('列', 'columns')} ` +
          `${p.columns.map((c) => [...c.groups, c.label].join('·') + ` (${c.path || '-'})`).join(say('、', ', '))}`,
      );
      const rows = p.rows.filter((r) => r.label !== '');
      const width = Math.max(0, ...rows.map((r) => textWidth(r.path)));
      for (const r of rows) lines.push(`    ${padEnd(r.path, width)}  ${r.label}`);
    }
  }
  lines.push(
    '',
    say('勾稽关系', 'Relations'),
    ...form.relations.map((r) => `  ${padEnd(r.rule, 14)} ${equation(form, r)}`),
    '',
  );
  return lines.join('\n');
}

function equation(form: Form, relation: Relation): string {
  const side = (members: readonly number[]) => members.map((m) => form.facts[m]!.id).join(' + ');
  return `${side(relation.left)} ${relation.op === '=' ? '=' : '≥'} ${side(relation.right)}`;
}

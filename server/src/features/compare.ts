import type { YearComparison } from '../../../shared/src/protocol';
import type { Part, Table } from '../forms/form';
import type { Report } from '../report/model';
import { factLabel, show } from '../rules/describe';
import { ruleById } from '../rules/registry';
import { findingsOf, say, type Checked } from './checked';

/**
 * A report beside that of the year before, figure by figure: both, by how much they differ, and carries that are
 * broken.
 */
export function comparison(checked: Checked, now: Report, last: Report): YearComparison {
  const { lang } = checked;
  const yearOf = (r: Report) => (r.year === undefined ? '?' : say(lang, `${r.year}年`, String(r.year)));
  const label = [now.agency, `${yearOf(last)} → ${yearOf(now)}`].filter(Boolean).join(' ');
  const broken = brokenCarries(checked, now);
  const beside = { checked, now, last, broken, head: [yearOf(last), yearOf(now)] } satisfies Beside;
  const lines = [`# ${label}`, ''];
  if (broken.size > 0) {
    lines.push(say(lang, '年度之间没有接上的数：', 'Figures that do not follow from last year’s:'), '');
    for (const [fact, message] of broken)
      lines.push(`- ✗ **${factLabel(now.form.facts[fact]!)}**${say(lang, '：', ': ')}${message}`);
    lines.push('');
  }
  for (const table of now.form.tables) lines.push(`## ${table.name[lang]}`, '', ...tableLines(table, beside), '');
  return { label, text: lines.join('\n') };
}

interface Beside {
  readonly checked: Checked;
  readonly now: Report;
  readonly last: Report;
  readonly broken: ReadonlyMap<number, string>;
  readonly head: readonly [string, string];
}

/** What is found wrong between the years, by the fact that it stands on. */
function brokenCarries(checked: Checked, now: Report): ReadonlyMap<number, string> {
  const out = new Map<number, string>();
  for (const { finding } of findingsOf(checked)) {
    if (ruleById(finding.rule)?.group !== 'years' || finding.facts[0] === undefined) continue;
    const fact = now.form.factIndex.get(finding.facts[0]);
    if (fact !== undefined) out.set(fact, finding.message);
  }
  return out;
}

function tableLines(table: Table, beside: Beside): string[] {
  const { lang } = beside.checked;
  const head = [say(lang, '栏目', 'Figure'), ...beside.head, say(lang, '增减', 'Change'), '%', ''];
  const rows = table.parts.flatMap((part) => partLines(part, beside));
  const quiet = say(
    lang,
    '两年都是 0 或都没有填的栏目不列。',
    'Figures that are 0 or blank in both years are left out.',
  );
  if (rows.length === 0) return [quiet];
  return [`| ${head.join(' | ')} |`, '|---|---:|---:|---:|---:|---|', ...rows, '', quiet];
}

function partLines(part: Part, { now, last, broken }: Beside): string[] {
  const { form } = now;
  return part.rows.flatMap((row) =>
    part.columns.flatMap((column) => {
      const fact = form.factOf(row, column);
      const def = form.facts[fact]!;
      // Reports of two years may follow two forms: what both have goes by one name.
      const index = last.form.factIndex.get(def.id);
      const [before, after] = [index === undefined ? undefined : last.figures[index], now.figures[fact]];
      if (!before && !after && !broken.has(fact)) return [];
      const mark = broken.has(fact) ? '✗' : '';
      const cells = [factLabel(def), figure(before), figure(after), ...changeOf(before, after), mark];
      return [`| ${cells.join(' | ')} |`];
    }),
  );
}

const figure = (value: number | null | undefined): string => (typeof value === 'number' ? show(value) : '');

/** By how much, and by how many per cent of the earlier figure. */
function changeOf(before: number | null | undefined, after: number | null | undefined): [string, string] {
  if (typeof before !== 'number' || typeof after !== 'number') return ['', ''];
  const change = Number((after - before).toFixed(6));
  const signed = (n: number, text: string) => (n > 0 ? `+${text}` : n < 0 ? `−${text}` : text);
  const share = before === 0 ? '' : signed(change, `${Math.abs((100 * change) / before).toFixed(1)}%`);
  return [signed(change, show(Math.abs(change))), share];
}

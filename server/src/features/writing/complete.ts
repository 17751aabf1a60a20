import type { CompletionItem } from 'vscode-languageserver-types';
import type { Position } from '../../document/checked-document';
import { mentionsIn } from '../../rules/prose/mentions';
import { noticesOf } from '../../rules/dates/notices';
import { factLabel, hanNumber, show } from '../../rules/describe';
import type { Block } from '../../syntax/block';
import { SyntaxTree } from '../../syntax/tree';
import { coreOf } from '../../text/labels';
import { say, type Checked } from '../checked';
import { frames } from './complete-frames';
import { inTable } from './complete-table';
import { item, KIND, sectionAt, type Here } from './completion-item';

/**
 * What belongs at a place of a report and nothing else; null where nothing does, so that the editor's own words stay.
 */
export function complete(checked: Checked, position: Position, snippets = false): CompletionItem[] | null {
  const here = placeOf(checked, position, snippets);
  if (!here) return null;
  const items = here.block?.kind === 'table' ? inTable(here) : inText(here);
  return items.length > 0 ? items : null;
}

function placeOf(checked: Checked, position: Position, snippets: boolean): Here | undefined {
  const { document } = checked;
  const { bound } = document;
  if (!bound || document.reports.length === 0) return undefined;
  const offset = document.offsetAt(position);
  const at = bound.tree.blocks.at(offset) ?? bound.tree.blocks.at(Math.max(0, offset - 1));
  const report = at && bound.reportAt(at.item);
  if (!report || !document.reports.includes(report)) return undefined;
  const start = document.offsetAt({ line: position.line, character: 0 });
  const end = document.offsetAt({ line: position.line + 1, character: 0 });
  const rest = document.text(offset, Math.max(offset, end));
  const before = document.text(start, offset);
  const behind = rest.split(/[\r\n]/, 1)[0]!;
  return { checked, report, block: at.item, position, before, behind, snippets };
}

function inText(here: Here): CompletionItem[] {
  return [...titles(here), ...aspects(here), ...legal(here), ...figures(here), ...frames(here)];
}

const NUMBERS = '一二三四五六七八九十';

/** Titles of sections that the report lacks, on a line that could head one. */
function titles(here: Here): CompletionItem[] {
  const { report, before, behind, checked } = here;
  const marks = /^[#*\s]*/.exec(before)![0];
  const typed = before.slice(marks.length);
  if (behind.trim() !== '' || !/^[\u4e00-\u9fff、]*$/.test(typed)) return [];
  // A word of running text begins no title: its number does, or the mark of a heading.
  const begun = marks.includes('#') || (typed !== '' && NUMBERS.includes(typed[0]!));
  if (!begun) return [];
  const line = here.position.line;
  const has = new Set(
    report.sections.filter((s) => checked.document.rangeOf(s.anchor.heading).start.line !== line).map((s) => s.section),
  );
  const detail = say(checked.lang, '格式规定的部分', 'section of the form');
  return report.form.sections
    .filter((s) => !has.has(s))
    .map((s) => `${hanNumber(s.index + 1)}、${s.title}`)
    .filter((title) => title.startsWith(typed) && title !== typed)
    .map((title) => item(here, marks.length, title, KIND.keyword, detail));
}

/** The parts of the section around the cursor that it lacks, on a line begun with a bracket. */
function aspects(here: Here): CompletionItem[] {
  const { before, behind, checked } = here;
  const m = /^([#*\s]*)([（(][一二三四五六七八九十]?[）)]?[\u4e00-\u9fff]*)$/.exec(before);
  if (!m || behind.trim() !== '') return [];
  const section = sectionAt(here);
  if (!section) return [];
  const { blocks } = checked.document.bound!.tree;
  const said: string[] = [];
  for (let b: Block | undefined = section.anchor.block; b && b !== section.until; b = blocks.after(b))
    if (b !== here.block) said.push(coreOf(b.text.slice(b.heading?.start ?? 0)));
  const typed = m[2]!.replace('(', '（').replace(')', '）');
  const detail = say(checked.lang, `“${section.section.title}”的一部分`, `part of “${section.section.title}”`);
  return section.section.skeleton
    .filter((part) => part.startsWith(typed) && part !== typed)
    .filter((part) => !said.some((text) => text.startsWith(coreOf(part).replace(/情况$/, ''))))
    .map((part) => item(here, m[1]!.length, part, KIND.keyword, detail, m[2]));
}

/** Names of laws and notices behind 《, their numbers behind the bracket after a name or behind 〔. */
function legal(here: Here): CompletionItem[] {
  const { report, before, behind, checked } = here;
  const notices = noticesOf(report.form).filter((n) => n.data.until === undefined && n.data.names.length > 0);
  const open = before.lastIndexOf('《');
  const name = open < 0 ? '' : before.slice(open + 1);
  if (open >= 0 && !name.includes('》')) {
    const close = behind.startsWith('》') ? '' : '》';
    return notices.map((n) => {
      const text = `${n.data.issuer ?? ''}${n.data.names[0]!}`;
      return { ...item(here, open + 1, text + close, KIND.reference, n.data.number, name), label: text };
    });
  }
  const number = /[（(]([^（）()，。；]{0,12})$/.exec(before);
  const cited = number && /》$/.test(before.slice(0, number.index));
  if (!number || !cited) return [];
  const close = /^[）)]/.test(behind) ? '' : '）';
  const quoted = coreOf(before.slice(open, number.index));
  const named = notices.filter((n) => n.cores.some((c) => quoted === c || (c.length > 12 && quoted.endsWith(c))));
  return named.map((n) => ({
    ...item(
      here,
      number.index + 1,
      n.data.number + close,
      KIND.reference,
      say(checked.lang, '文号', 'document number'),
      number[1],
    ),
    label: n.data.number,
  }));
}

/** The table's figure where the words before the cursor name a fact. */
function figures(here: Here): CompletionItem[] {
  const { report, before, behind, checked } = here;
  let end = before.length;
  while (end > 0 && /\d/.test(before[end - 1]!)) end--;
  const [words, typed] = [before.slice(0, end), before.slice(end)];
  if (!/[\u4e00-\u9fff）]$/.test(words) || /^\d/.test(behind)) return [];
  const unit = /^\s*[\u4e00-\u9fff]/.test(behind) ? '' : '件';
  // What a number here would be read as is asked of those who read the finished sentence.
  const probe = `${words}${PROBE}${unit}${behind}`;
  const block = new SyntaxTree(probe).blocks.first();
  const said = block && mentionsIn(block, report.form).find((m) => m.value === PROBE);
  if (!said) return [];
  let sum = 0;
  for (const f of said.facts) {
    const value = report.figures[f];
    if (typeof value !== 'number') return [];
    sum += value;
  }
  const name = said.facts.map((f) => factLabel(report.form.facts[f]!)).join(' + ');
  const text = `${show(sum)}${unit}`;
  const detail = say(checked.lang, `表中“${name}”`, `“${name}” in the table`);
  return [{ ...item(here, words.length, text, KIND.value, detail, typed === '' ? text : typed), preselect: true }];
}

const PROBE = 987654;

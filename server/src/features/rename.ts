import type { TextEdit } from 'vscode-languageserver-types';
import type { Position, Range } from '../document/checked-document';
import { blocksBetween } from '../document/run-rules';
import { yearsIn } from '../report/identity';
import type { Fact, Place, Report } from '../report/model';
import { mentionsIn } from '../rules/prose/mentions';
import type { Block } from '../syntax/block';
import { thingAt } from './cells';
import { say, type Checked } from './checked';

/** What is told in several places of a report and can be changed in all of them at once. */
type Named =
  | { readonly kind: 'year'; readonly report: Report; readonly place: Place; readonly year: number }
  | { readonly kind: 'agency'; readonly report: Report; readonly place: Place; readonly name: string }
  | { readonly kind: 'figure'; readonly report: Report; readonly place: Place; readonly fact: Fact };

/** What would be renamed at a position; null where nothing can be. */
export function prepareRename(checked: Checked, position: Position): { range: Range; placeholder: string } | null {
  const named = namedAt(checked, position);
  if (!named) return null;
  const { place } = named;
  return {
    range: checked.document.rangeOf(place),
    placeholder: place.block.text.slice(place.start, place.end),
  };
}

/** A name that does not fit what is renamed, in words for the user. */
export class RenameProblem extends Error {}

/**
 * Edits that change a year, an agency or a figure wherever the report tells it.
 * @throws RenameProblem if the new name is none for it
 */
export function rename(checked: Checked, position: Position, to: string): TextEdit[] | null {
  const named = namedAt(checked, position);
  if (!named) return null;
  const { lang, document } = checked;
  const edits = (places: readonly Place[], newText: (place: Place) => string) =>
    places.map((p) => ({ range: document.rangeOf(p), newText: newText(p) }));
  switch (named.kind) {
    case 'year': {
      if (!/^20[0-4]\d$/.test(to)) throw new RenameProblem(say(lang, '请输入四位年份', 'Give a year of four digits'));
      const moved = Number(to) - named.year;
      return edits(yearPlaces(named.report, checked), (p) => String(yearAt(p) + moved));
    }
    case 'agency': {
      const name = to.trim();
      if (name === '' || /[\r\n|<>]/.test(name))
        throw new RenameProblem(say(lang, '请输入机关名称', 'Give the name of an agency'));
      return edits(agencyPlaces(named.report, named.name, checked), () => name);
    }
    case 'figure': {
      if (!/^\d+(?:\.\d+)?$/.test(to)) throw new RenameProblem(say(lang, '请输入数字', 'Give a number'));
      return edits(figurePlaces(named.report, named.fact, checked), () => to);
    }
  }
}

/** Every place that tells the agency's name, where the position is on one: they are typed as one. */
export function linkedRanges(checked: Checked, position: Position): { ranges: Range[] } | null {
  const named = namedAt(checked, position);
  if (named?.kind !== 'agency') return null;
  return { ranges: agencyPlaces(named.report, named.name, checked).map((p) => checked.document.rangeOf(p)) };
}

function namedAt(checked: Checked, position: Position): Named | undefined {
  const { document } = checked;
  if (!document.bound || document.reports.length === 0) return undefined;
  const thing = thingAt(checked, position);
  if (thing?.kind === 'fact') {
    const { report, fact } = thing;
    return typeof fact.cell.value === 'number' ? { kind: 'figure', report, fact, place: fact.cell } : undefined;
  }
  const offset = document.offsetAt(position);
  const at = document.bound.tree.blocks.at(offset);
  const report = at && document.bound.reportAt(at.item);
  if (!at || !report || !document.reports.includes(report) || at.item.kind === 'table') return undefined;
  const own = offset - at.start;
  const hit = (p: Place) => p.block === at.item && p.start <= own && own <= p.end;
  const year = yearPlaces(report, checked).find((p) => hit(p) && yearAt(p) === report.year);
  if (year) return { kind: 'year', report, place: year, year: report.year! };
  if (report.agency !== undefined) {
    const place = agencyPlaces(report, report.agency, checked).find(hit);
    if (place) return { kind: 'agency', report, place, name: report.agency };
  }
  for (const fact of report.facts) {
    const said = fact && figuresIn(at.item, report, fact).find(hit);
    if (said) return { kind: 'figure', report, fact, place: said };
  }
  return undefined;
}

const yearAt = ({ block, start, end }: Place): number => Number(block.text.slice(start, end));

/** The years of the report's own where running text names them, and the next one where it is signed. */
function yearPlaces(report: Report, { document }: Checked): Place[] {
  const { year } = report;
  if (year === undefined) return [];
  const out: Place[] = [];
  const last = report.sections.at(-1)?.anchor.block;
  const { blocks } = document.bound!.tree;
  for (const block of blocksBetween(document.bound!.tree, report.from, report.until)) {
    if (block.kind === 'table' || block.kind === 'blank') continue;
    const signs = last !== undefined && !blocks.precedes(block, last) && isDate(block.text.slice(0, block.contentEnd));
    for (const { start, end } of yearsIn(block.text)) {
      const place = { block, start, end };
      // Of a document's number or date the year is no year of the report; one in other digits is left alone.
      if (!/^\d{4}$/.test(block.text.slice(start, end)) || '〔[（('.includes(block.text[start - 1] ?? ' ')) continue;
      const own = yearAt(place);
      if (own === year || (signs && own === year + 1)) out.push(place);
    }
  }
  return out;
}

/** Whether a text is a date and nothing else to speak of. */
const isDate = (text: string): boolean => /\d{4}年/.test(text) && text.replace(/<[^<>]*>|\s/g, '').length <= 40;

function agencyPlaces(report: Report, name: string, { document }: Checked): Place[] {
  const out: Place[] = [];
  for (const block of blocksBetween(document.bound!.tree, report.from, report.until)) {
    if (block.kind === 'table' || block.kind === 'blank') continue;
    const { text } = block;
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      const end = at + name.length;
      // A longer name that begins alike is another body's: 人民政府办公室.
      if (!/^(?:办公室|办公厅)/.test(text.slice(end))) out.push({ block, start: at, end });
    }
  }
  return out;
}

/** The cell of a fact, and every number of the prose that tells it and agrees with the cell. */
function figurePlaces(report: Report, fact: Fact, { document }: Checked): Place[] {
  const out: Place[] = [fact.cell];
  for (const block of blocksBetween(document.bound!.tree, report.from, report.until))
    for (const place of figuresIn(block, report, fact)) out.push(place);
  return out;
}

/** The numbers of a block's prose that tell a fact and agree with its cell. */
function figuresIn(block: Block, report: Report, fact: Fact): Place[] {
  if (block.kind === 'table' || block.kind === 'blank') return [];
  return mentionsIn(block, report.form)
    .filter((m) => m.facts.length === 1 && m.facts[0] === fact.def.index && m.value === fact.cell.value)
    .map(({ start, end }) => ({ block, start, end }))
    .filter(({ start, end }) => /^\d+(?:\.\d+)?$/.test(block.text.slice(start, end)));
}

import type { Form, HeaderLabel, Part, Row } from '../forms/form';
import { coreOf, labelKey } from '../text/labels';
import type { LabelMatch } from './label-index';

// Exports of data name a row or column by its whole path: "三、本年度办理结果/（三）不予公开/1.属于国家秘密".

/** What tools write between the levels of a path. */
const BETWEEN = /[/／\\|>＞→»—–_]+|['"], ?['"]/;
/** The brackets of a list of levels. */
const LIST = /^[([]['"]|['"][)\]]$/g;
/** What a tool calls a level that has no name. */
const UNNAMED = /Unnamed: ?\d+(?:_level_\d+)?|\bnan\b|\bNone\b/gi;

interface Named {
  readonly label: string;
  readonly accepted: readonly string[];
}

/** Whether a text may be a path: it has a mark between levels. */
export const mayBePath = (text: string): boolean => BETWEEN.test(text);

/** The rows and columns of a form by the words of their paths, folded. */
export class PathLabels {
  private readonly known = new Map<string, LabelMatch>();

  constructor(form: Form) {
    for (const table of form.tables)
      for (const part of table.parts) {
        for (const row of part.rows) this.addRow(row, 1 << table.index);
        for (const label of part.header) this.addColumn(label, part, 1 << table.index);
      }
  }

  /** What a text means as a path; undefined if it is none. */
  lookup(text: string, plain: (text: string) => LabelMatch): LabelMatch | undefined {
    const named = text.replace(UNNAMED, '');
    const whole = this.known.get(labelKey(named).core);
    if (whole) return whole;
    const levels = levelsOf(named);
    if (levels.length === 0 || levels[0] === text) return undefined;
    // A level that was filled says the same as the one above it.
    const own = levels.length === 1 ? plain(levels[0]!) : this.known.get(labelKey(levels.join('/')).core);
    return own && own.tables !== 0 ? own : undefined;
  }

  private addRow(row: Row, tables: number): void {
    const groups = ancestorsOf(row);
    if (groups.length === 0) return;
    this.addPaths(groups, row, {
      key: labelKey(row.label),
      rows: [{ row, spelling: 'accepted' }],
      groups,
      headers: [],
      plain: [],
      tables,
    });
  }

  private addColumn(label: HeaderLabel, part: Part, tables: number): void {
    const groups = label.column?.groups ?? [];
    if (groups.length === 0) return;
    const above = groups.map((g): Named => part.header.find((h) => h.label === g) ?? { label: g, accepted: [] });
    this.addPaths(above, label, {
      key: labelKey(label.label),
      rows: [],
      groups: [],
      headers: [{ part, label, spelling: 'accepted' }],
      plain: [],
      tables,
    });
  }

  /** Every path that ends in a label and begins with one above it, with the numbers of its levels and without. */
  private addPaths(above: readonly Named[], last: Named, match: LabelMatch): void {
    for (let from = 0; from < above.length; from++) {
      const head = bareOf(above[from]!.label);
      const inner = above.slice(from + 1).map((l) => l.label);
      for (const text of [last.label, ...last.accepted])
        for (const write of [coreOf, bareOf])
          for (const end of [coreOf, bareOf]) this.add(head + inner.map((l) => write(l)).join('') + end(text), match);
    }
  }

  private add(core: string, match: LabelMatch): void {
    const known = this.known.get(core);
    const same = !known || nameOf(known) === nameOf(match);
    // What two may be called is neither's name.
    this.known.set(core, same ? match : { ...match, rows: [], headers: [], tables: 0 });
  }
}

const nameOf = ({ rows, headers }: LabelMatch): unknown => rows[0]?.row ?? headers[0]?.label;
const bareOf = (text: string): string => labelKey(text).core;

function ancestorsOf(row: Row): Row[] {
  const out: Row[] = [];
  for (let r = row.parent; r; r = r.parent) out.unshift(r);
  return out;
}

/** The levels of a path, each once. */
function levelsOf(text: string): string[] {
  const levels = text
    .replace(LIST, '')
    .split(BETWEEN)
    .filter((t) => coreOf(t) !== '');
  return levels.filter((t, i) => coreOf(t) !== coreOf(levels[i - 1] ?? ''));
}

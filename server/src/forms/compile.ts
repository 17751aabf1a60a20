import type { Column, FactDef, Form, HeaderLabel, Part, Relation, Row, Section, Table } from './form';
import type { ColumnData, FormData, RowData } from './schema';

/** A form file that contradicts itself, e.g. a relation that names no fact. */
export class FormError extends Error {}

const join = (...parts: string[]) => parts.filter((p) => p !== '').join('.');

function flattenColumns(columns: readonly ColumnData[]): { leaves: Column[]; header: HeaderLabel[] } {
  const leaves: Column[] = [];
  const header: HeaderLabel[] = [];
  const walk = (list: readonly ColumnData[], path: string, groups: string[], level: number) => {
    for (const c of list) {
      const own = join(path, c.id ?? '');
      const common = { label: c.label, accepted: c.accepted ?? [], drift: c.drift ?? [] };
      if (c.columns) {
        header.push({ ...common, column: undefined, level });
        walk(c.columns, own, [...groups, c.label], level + 1);
      } else {
        const column: Column = {
          ...common,
          path: own,
          type: c.type ?? 'count',
          unit: c.unit,
          groups,
          index: leaves.length,
        };
        leaves.push(column);
        header.push({ ...common, column, level });
      }
    }
  };
  walk(columns, '', [], 0);
  header.sort((a, b) => a.level - b.level);
  return { leaves, header };
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function flattenRows(data: readonly RowData[], part: Part, start: number): { rows: Row[]; groups: Row[] } {
  const rows: Row[] = [];
  const groups: Row[] = [];
  const walk = (list: readonly RowData[], parent: Row | undefined): Row[] =>
    list.map((r) => {
      const row: Mutable<Row> = {
        path: join(parent?.path ?? '', r.id),
        label: r.label,
        accepted: r.accepted ?? [],
        drift: r.drift ?? [],
        parent,
        children: [],
        leaf: r.rows ? -1 : start + rows.length,
        part,
      };
      (r.rows ? groups : rows).push(row);
      if (r.rows) row.children = walk(r.rows, row);
      return row;
    });
  walk(data, undefined);
  return { rows, groups };
}

function compileTable(data: FormData['tables'][number], index: number, origin: FormData): Table {
  const rows: Row[] = [];
  const parts = data.parts.map((p) => {
    const { leaves, header } = flattenColumns(p.columns);
    const part: Mutable<Part> = {
      id: p.id,
      headings: p.headings,
      stub: p.stub,
      columns: leaves,
      header,
      rows: [],
      groups: [],
      anonymous: p.rows.length === 0,
    };
    const own =
      p.rows.length > 0
        ? flattenRows(p.rows, part, rows.length)
        : {
            rows: [
              {
                path: '',
                label: '',
                accepted: [],
                drift: [],
                parent: undefined,
                children: [],
                leaf: rows.length,
                part,
              } satisfies Row,
            ],
            groups: [],
          };
    part.rows = own.rows;
    part.groups = own.groups;
    rows.push(...own.rows);
    return part;
  });
  return { id: data.id, name: data.name, parts, rows, index, origin };
}

type Path = readonly string[];
const variable = /^\{(\w+)\}$/;

/** Whether a path is the pattern's, `*` standing for any one step. */
function fits(pattern: Path, path: Path): boolean {
  return pattern.length === path.length && pattern.every((step, i) => step === '*' || step === path[i]);
}

/**
 * Every binding of the pattern's variable, which stands for one step or more, for which its fact exists. Without a
 * variable: one empty binding.
 */
function bindings(pattern: string, paths: readonly Path[]): Map<string, string>[] {
  const steps = pattern.split('.');
  const at = steps.findIndex((s) => variable.test(s));
  if (at < 0) return paths.some((p) => fits(steps, p)) ? [new Map()] : [];
  const name = variable.exec(steps[at]!)![1]!;
  if (steps.slice(at + 1).some((s) => variable.test(s))) throw new FormError(`more than one variable in "${pattern}"`);
  const head = steps.slice(0, at),
    tail = steps.slice(at + 1);
  return paths.flatMap((path) => {
    const end = path.length - tail.length;
    return end > at && fits(head, path.slice(0, at)) && fits(tail, path.slice(end))
      ? [new Map([[name, path.slice(at, end).join('.')]])]
      : [];
  });
}

function expand(
  pattern: string,
  bound: ReadonlyMap<string, string>,
  paths: readonly Path[],
  index: ReadonlyMap<string, number>,
): number[] {
  let concrete = pattern;
  for (const [name, value] of bound) concrete = concrete.replaceAll(`{${name}}`, value);
  const exact = index.get(concrete);
  if (exact !== undefined) return [exact];
  if (!concrete.includes('*')) throw new FormError(`no fact "${concrete}"`);
  const steps = concrete.split('.');
  const found = paths.flatMap((p, i) => (fits(steps, p) ? [i] : []));
  if (found.length === 0) throw new FormError(`no fact matches "${concrete}"`);
  return found;
}

/** Ids of the facts that a pattern names. */
export function factsNamed(form: Form, pattern: string): string[] {
  const regex = new RegExp(
    `^${pattern
      .replaceAll('.', '\\.')
      .replace(/\{\w+\}/g, '.+')
      .replaceAll('*', '[^.]+')}$`,
  );
  return form.facts.flatMap((f) => (regex.test(f.id) ? [f.id] : []));
}

/**
 * Makes a form ready for use.
 * @param origins the form each table is from, where that is not this one
 * @throws FormError if two facts share an id, or something is named that the form does not have.
 */
export function compileForm(data: FormData, origins?: readonly FormData[]): Form {
  const tables = data.tables.map((t, i) => compileTable(t, i, origins?.[i] ?? data));
  const unknown = data.sections.find((s) => s.table !== undefined && !tables.some((t) => t.id === s.table));
  if (unknown) throw new FormError(`section "${unknown.id}" names the table "${unknown.table}", which is not there`);
  const facts: FactDef[] = [];
  const factIndex = new Map<string, number>();
  const offsets = new Map<Row, number>();
  tables.forEach((table, t) => {
    for (const row of table.rows) {
      offsets.set(row, facts.length);
      for (const column of row.part.columns) {
        const id = join(data.tables[t]!.prefix, row.path, column.path);
        if (factIndex.has(id)) throw new FormError(`two facts "${id}"`);
        factIndex.set(id, facts.length);
        facts.push({ id, index: facts.length, table, row, column });
      }
    }
  });
  const paths = facts.map((f) => f.id.split('.'));
  const sides = (patterns: readonly string[], bound: ReadonlyMap<string, string>) =>
    patterns.flatMap((p) => expand(p, bound, paths, factIndex));

  const relations: Relation[] = [];
  for (const r of data.relations) {
    const all = bindings(r.left[0]!, paths);
    if (all.length === 0) throw new FormError(`no fact matches "${r.left[0]}"`);
    for (const b of all)
      relations.push({
        index: relations.length,
        rule: r.rule,
        op: r.op ?? '=',
        left: sides(r.left, b),
        right: sides(r.right, b),
      });
  }
  const carries = (data.carries ?? []).flatMap((c) =>
    bindings(c.left[0]!, paths).map((b) => ({
      rule: c.rule,
      left: sides(c.left, b),
      lastYear: sides(c.lastYear, b),
      right: sides(c.right, b),
    })),
  );
  const relationsOf: Relation[][] = facts.map(() => []);
  for (const r of relations) for (const f of [...r.left, ...r.right]) relationsOf[f]!.push(r);

  const sections = data.sections.map((s, index): Section => ({
    id: s.id,
    index,
    title: s.title,
    accepted: s.accepted ?? [],
    drift: s.drift ?? [],
    skeleton: s.skeleton ?? [],
    frames: (s.frames ?? []).filter((frame) => namesIn(frame).every((name) => factIndex.has(name))),
    mustTell: s.mustTell ?? false,
    ofTheYear: s.ofTheYear ?? false,
    table: tables.find((t) => t.id === s.table),
  }));
  return {
    id: data.id,
    data,
    sections,
    tables,
    facts,
    relations,
    carries,
    factIndex,
    relationsOf,
    factOf: (row, column) => offsets.get(row)! + column.index,
  };
}

/** The facts that a frame names; a form that goes by another's frames may lack some. */
function namesIn(frame: string): string[] {
  return [...frame.matchAll(/\{([^{}]+)\}/g)].flatMap(([, name]) => (name === 'year' ? [] : [name!]));
}

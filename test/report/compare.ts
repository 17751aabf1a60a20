import type { Form } from '../../server/src/forms/form';
import type { ReportDocument } from '../../server/src/report/document';
import { Block } from '../../server/src/syntax/block';
import type { SyntaxTree } from '../../server/src/syntax/tree';

const parts = (b: Block) => [
  b.kind,
  b.layout,
  b.text,
  b.newlines,
  b.tail,
  b.contentEnd,
  b.short,
  b.lookahead,
  b.marks,
  b.heading?.depth,
  b.heading?.number,
  b.heading?.numberStyle,
  b.heading?.start,
  b.heading?.title,
  b.heading?.end,
];

const sameHeading = (a: Block['heading'], b: Block['heading']): boolean =>
  a === b ||
  (a !== undefined &&
    b !== undefined &&
    a.depth === b.depth &&
    a.number === b.number &&
    a.numberStyle === b.numberStyle &&
    a.start === b.start &&
    a.title === b.title &&
    a.end === b.end);
const same = (a: Block, b: Block): boolean =>
  a.kind === b.kind &&
  a.layout === b.layout &&
  a.newlines === b.newlines &&
  a.tail === b.tail &&
  a.contentEnd === b.contentEnd &&
  a.short === b.short &&
  a.lookahead === b.lookahead &&
  a.marks === b.marks &&
  a.text === b.text &&
  sameHeading(a.heading, b.heading);

/** Where two trees differ; undefined if they do not. */
export function treeDifference(a: SyntaxTree, b: SyntaxTree): string | undefined {
  const mine = [...a.blocks],
    its = [...b.blocks];
  for (let i = 0; i < Math.max(mine.length, its.length); i++) {
    const x = mine[i],
      y = its[i];
    if (!x || !y || !same(x, y))
      return `block ${JSON.stringify(x && parts(x))} instead of ${JSON.stringify(y && parts(y))}`;
  }
  return undefined;
}

const namedIn = new WeakMap<Form, Map<object, string>>();
/** Names of a form's parts, so that they are compared by what they are. */
function names(form: Form): Map<object, string> {
  let known = namedIn.get(form);
  if (known) return known;
  known = new Map<object, string>([[form, `form ${form.id}`]]);
  for (const s of form.sections) known.set(s, `section ${s.id}`);
  for (const t of form.tables) {
    known.set(t, `table ${t.id}`);
    for (const p of t.parts) {
      known.set(p, `part ${p.id}`);
      for (const r of [...p.rows, ...p.groups]) known.set(r, `row ${p.id} ${r.path}`);
      for (const h of p.header) known.set(h, `header ${h.label} ${h.column?.path}`);
      for (const c of p.columns) known.set(c, `column ${c.path}`);
    }
  }
  for (const f of form.facts) known.set(f, `fact ${f.id}`);
  namedIn.set(form, known);
  return known;
}

const offsets = (doc: ReportDocument) => {
  const map = new Map<Block, number>();
  let at = 0;
  for (const b of doc.tree.blocks) {
    map.set(b, at);
    at += b.length;
  }
  return map;
};

/**
 * Where the reports of two documents differ, everything in them walked through, places by their offsets; undefined
 * if they do not.
 */
export function reportDifference(a: ReportDocument, b: ReportDocument): string | undefined {
  const offsetsA = offsets(a),
    offsetsB = offsets(b);
  if (a.reports.length !== b.reports.length) return `${a.reports.length} reports instead of ${b.reports.length}`;
  // The path is put together on the way back only: this is walked a hundred thousand times, and nearly always all is
  // equal.
  const walk = (x: unknown, y: unknown): string | undefined => {
    if (x === y && !(x instanceof Block)) return undefined;
    if (typeof x !== 'object' || typeof y !== 'object' || x === null || y === null)
      return `: ${String(x)} instead of ${String(y)}`;
    if (x instanceof Block || y instanceof Block) {
      const i = offsetsA.get(x as Block),
        j = offsetsB.get(y as Block);
      return i !== undefined && i === j ? undefined : `: block at ${i} instead of ${j}`;
    }
    const name = known.get(x),
      other = knownB.get(y);
    if (name !== undefined || other !== undefined) return name === other ? undefined : `: ${name} instead of ${other}`;
    if (seen.get(x) === y) return undefined;
    seen.set(x, y);
    if (Array.isArray(x) && Array.isArray(y) && x.length !== y.length) return `: ${x.length} instead of ${y.length}`;
    for (const key in x) {
      const found = walk((x as Record<string, unknown>)[key], (y as Record<string, unknown>)[key]);
      if (found !== undefined) return `.${key}${found}`;
    }
    for (const key in y)
      if ((x as Record<string, unknown>)[key] === undefined && (y as Record<string, unknown>)[key] !== undefined)
        return `.${key}: undefined`;
    return undefined;
  };
  const seen = new Map<object, object>();
  let known = new Map<object, string>(),
    knownB = known;
  for (const [i, report] of a.reports.entries()) {
    known = names(report.form);
    knownB = names(b.reports[i]!.form);
    const found = walk(report, b.reports[i]);
    if (found !== undefined) return `report ${i}${found}`;
  }
  return undefined;
}

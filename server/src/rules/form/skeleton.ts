import type { Part, Row, Table } from '../../forms/form';

/** An empty table of the form as Markdown lines. */
export function skeletonTable(table: Table): string[] {
  const width = Math.max(...table.parts.map((p) => p.columns.length)) + (table.parts[0]!.anonymous ? 0 : 1);
  const out: string[] = [];
  const push = (cells: readonly string[]) => {
    out.push(`| ${[...cells, ...Array<string>(Math.max(0, width - cells.length)).fill('')].join(' | ')} |`);
    if (out.length === 1) out.push(`|${'---|'.repeat(width)}`);
  };
  for (const part of table.parts) {
    headerRows(part).forEach(push);
    if (part.anonymous) {
      push([]);
      continue;
    }
    const walk = (rows: readonly Row[]) => {
      for (const r of rows) {
        push([r.label]);
        walk(r.children);
      }
    };
    walk([...part.rows, ...part.groups].filter((r) => !r.parent).sort((a, b) => leafOf(a) - leafOf(b)));
  }
  return out;
}

const leafOf = (row: Row): number => (row.leaf >= 0 ? row.leaf : leafOf(row.children[0]!));

function headerRows(part: Part): string[][] {
  const levels = Math.max(...part.header.map((h) => h.level)) + 1;
  const rows: string[][] = [];
  const lead = part.anonymous ? [] : [part.stub[0] ?? part.headings[0] ?? ''];
  // A heading of its own line, where the corner is taken by the stub.
  if (part.stub.length > 0) for (const h of part.headings) rows.push([h]);
  for (let level = 0; level < levels; level++) {
    const cells = part.columns.map((c, i) => {
      if (c.groups.length === level) return c.label;
      const group = c.groups[level];
      const before = part.columns[i - 1];
      const opens =
        group !== undefined && !(before && c.groups.slice(0, level + 1).every((g, k) => before.groups[k] === g));
      return opens ? group : '';
    });
    rows.push([...(level === 0 ? lead : lead.map(() => '')), ...cells]);
  }
  return rows;
}

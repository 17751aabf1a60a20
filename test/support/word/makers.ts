import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AlignmentType,
  Document,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { layoutNamed } from '../layouts/index';
import type { Grid } from '../print/grid';
import type { ReportSpec } from '../spec';
import { contentOf } from './content';
import { rawWord, type RawOptions } from './raw';

/** A program that makes Word files. */
export interface Maker {
  readonly name: string;
  /** Why it cannot be used here; undefined if it can. */
  readonly absent?: () => string | undefined;
  make(spec: ReportSpec): Promise<Uint8Array>;
}

const raw = (name: string, options: RawOptions): Maker => ({
  name,
  make: (spec) => Promise.resolve(rawWord(contentOf(spec), options)),
});

export const makers: readonly Maker[] = [
  raw('written plainly', {}),
  raw('written with everything Word has', { numbered: true, cut: true, wrapped: true, hairlines: true }),
  raw('strict Open XML', { strict: true, numbered: true }),
  { name: 'the npm package docx', make: withDocx },
  { name: 'python-docx', absent: () => (python() ? undefined : 'python-docx is not installed'), make: withPython },
  {
    name: 'LibreOffice',
    absent: () => (spawnSync('soffice', ['--version']).status === 0 ? undefined : 'LibreOffice is not installed'),
    make: withOffice,
  },
];

async function withDocx(spec: ReportSpec): Promise<Uint8Array> {
  const children = contentOf(spec).map((c) => {
    if (c.kind === 'table') return docxTable(c.grid);
    if (c.kind === 'heading')
      return new Paragraph({
        text: c.text,
        heading: c.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
        ...(c.number === '' ? {} : { numbering: { reference: 'headings', level: c.level - 1 } }),
      });
    return new Paragraph({ children: [new TextRun({ text: c.text, size: 32 })] });
  });
  const level = (n: number, text: string) => ({
    level: n,
    format: LevelFormat.CHINESE_COUNTING_THOUSAND,
    text,
    alignment: AlignmentType.START,
  });
  const document = new Document({
    numbering: { config: [{ reference: 'headings', levels: [level(0, '%1、'), level(1, '（%2）')] }] },
    sections: [{ children }],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function docxTable(grid: Grid): Table {
  return new Table({
    columnWidths: Array.from({ length: grid.width }, () => 900),
    rows: grid.lines.map(
      (_, r) =>
        new TableRow({
          children: grid.cells
            .filter((c) => c.row === r)
            .sort((a, b) => a.col - b.col)
            .map((c) => new TableCell({ children: [new Paragraph(c.text)], columnSpan: c.cols, rowSpan: c.rows })),
        }),
    ),
  });
}

const SCRIPT = `
import json, sys, docx
content = json.load(open(sys.argv[1], encoding='utf-8'))
d = docx.Document()
for c in content:
    if c['kind'] == 'table':
        g = c['grid']
        t = d.add_table(len(g['lines']), g['width'])
        for cell in g['cells']:
            a = t.cell(cell['row'], cell['col'])
            b = t.cell(cell['row'] + cell['rows'] - 1, cell['col'] + cell['cols'] - 1)
            (a if a is b else a.merge(b)).text = cell['text']
    elif c['kind'] == 'heading':
        d.add_heading(c['number'] + c['text'], c['level'])
    else:
        d.add_paragraph(c['text'])
d.save(sys.argv[2])
`;

/** The interpreter that has python-docx: Debian's own where another stands before it. */
function python(): string | undefined {
  return ['python3', '/usr/bin/python3'].find((p) => spawnSync(p, ['-c', 'import docx']).status === 0);
}

function withPython(spec: ReportSpec): Promise<Uint8Array> {
  return inFolder((folder) => {
    writeFileSync(join(folder, 'make.py'), SCRIPT);
    writeFileSync(join(folder, 'content.json'), JSON.stringify(contentOf(spec)));
    const args = ['make.py', 'content.json', 'out.docx'].map((f) => join(folder, f));
    const run = spawnSync(python()!, args, { encoding: 'utf8' });
    if (run.status !== 0) throw new Error(run.stderr);
    return readFileSync(join(folder, 'out.docx'));
  });
}

function withOffice(spec: ReportSpec): Promise<Uint8Array> {
  return inFolder((folder) => {
    writeFileSync(join(folder, 'report.html'), layoutNamed('html-pretty').print(spec).text);
    convert(folder, 'report.html', 'docx:MS Word 2007 XML', 'writer_web_HTML_import');
    return readFileSync(join(folder, 'report.docx'));
  });
}

/** Has LibreOffice convert files of a folder; a failure is thrown. */
export function convert(folder: string, files: string | readonly string[], to: string, as?: string): void {
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const filter = as ? ['--infilter=HTML (StarWriter)'] : [];
  const paths = [files].flat().map((file) => join(folder, file));
  const run = spawnSync(
    'soffice',
    ['--headless', profile, ...filter, '--convert-to', to, '--outdir', folder, ...paths],
    { encoding: 'utf8', timeout: 120_000 },
  );
  if (run.status !== 0 || /Error/.test(run.stderr)) throw new Error(run.stderr + run.stdout);
}

async function inFolder(work: (folder: string) => Uint8Array): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-word-'));
  try {
    return await Promise.resolve(new Uint8Array(work(folder)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

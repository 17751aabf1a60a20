import { writeFileSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { newReport, newReportBlocks, type ReportLayout, type ReportPlan } from '../../features/writing/new-report';
import { builtinForms } from '../../forms/builtin';
import type { Form } from '../../forms/form';
import type { Arguments } from '../arguments/arguments';
import { factsOf } from '../batch/facts-file';
import { readSource } from '../batch/read-source';
import { Problem, suggest } from '../terminal/problem';
import type { Setting } from './command';

type Layout = ReportLayout | 'docx';
const layouts: Readonly<Record<string, Layout>> = { '.docx': 'docx', '.txt': 'text', '.html': 'html', '.htm': 'html' };

/** `gouji new`: a report to be filled in, to standard output or into a file that is not there yet. */
export async function run(args: Arguments, { say, terminal }: Setting): Promise<number> {
  const from = args.value('from');
  const before = from === undefined ? undefined : await reportBefore(from, say);
  const agency = agencyOf(args.value('agency'), before?.agency);
  const year = yearOf(args.value('year'), before?.year);
  const form = formOf(args.value('form'), year);
  const plan = { form, agency, year, last: before?.figures };
  const output = args.value('output');
  const layout = (args.value('layout') as Layout | undefined) ?? layoutOf(output);
  if (output !== undefined) write(output, await madeAs(layout, plan));
  else if (layout !== 'docx') terminal.out(newReport({ ...plan, layout }).text);
  else throw new Problem('Word 文件请用 --output 给出文件名', 'Name the Word file by --output');
  if (before)
    terminal.note(
      say(
        '上年结转取自上年的结转下年度；现行有效暂为上年的数，填写时加上本年制发、减去本年废止',
        'figures carried in are last year’s carried forward; those in force are last year’s for now: add what ' +
          'was issued and take off what was repealed',
      ),
    );
  return 0;
}

const layoutOf = (file = ''): Layout => layouts[extname(file).toLowerCase()] ?? 'md';

async function madeAs(layout: Layout, plan: ReportPlan): Promise<string | Uint8Array> {
  if (layout !== 'docx') return newReport({ ...plan, layout }).text;
  const { newDocument } = await import('../../documents/docx/new-document');
  return newDocument(newReportBlocks(plan));
}

async function reportBefore(
  path: string,
  say: Setting['say'],
): Promise<{ year: number | undefined; agency: string | undefined; figures: Record<string, number> }> {
  const bytes = readSource({ path, file: resolve(path), named: true }, say);
  if (!(bytes instanceof Uint8Array)) throw new Problem(`${path}：${bytes.message}`, `${path}: ${bytes.message}`);
  const read = await factsOf(bytes, path, { form: 'auto', forced: false });
  if ('zh' in read) throw new Problem(`${path}：${read.zh}`, `${path}: ${read.en}`);
  const [report] = read.reports;
  if (!report) throw new Problem(`${path} 不是年度报告`, `${path} is no annual report`);
  const figures = Object.entries(report.facts).flatMap(([id, { value }]) =>
    value === null ? [] : [[id, value] as const],
  );
  const { year, agency } = report;
  return { year: year ?? undefined, agency: agency ?? undefined, figures: Object.fromEntries(figures) };
}

function agencyOf(given: string | undefined, before: string | undefined): string {
  const agency = (given ?? before ?? '').trim();
  if (agency === '') throw new Problem('请用 --agency 给出机关名称', 'Name the agency by --agency');
  return agency;
}

function yearOf(given: string | undefined, before: number | undefined): number {
  if (given === undefined && before !== undefined) return before + 1;
  if (given === undefined)
    throw new Problem('请用 --year 给出报告的年度', 'Give the year that the report is of by --year');
  if (!/^20[0-4]\d$/.test(given)) throw new Problem(`--year ${given} 不是年份`, `--year ${given} is no year`);
  return Number(given);
}

function formOf(id: string | undefined, year: number): Form {
  const forms = builtinForms();
  const own = (f: Form) => f.data.years.from <= year && year <= (f.data.years.to ?? Infinity);
  const form = id === undefined || id === 'auto' ? forms.find(own) : forms.find((f) => f.id === id);
  if (form) return form;
  if (id === undefined || id === 'auto')
    throw new Problem(`没有 ${year} 年度的格式`, `There is no form for the year ${year}`);
  const near = suggest(
    id,
    forms.map((f) => f.id),
  );
  throw new Problem(
    `没有格式 ${id}${near.zh || '；全部格式见 gouji forms'}`,
    `There is no form ${id}${near.en || '; gouji forms lists them all'}`,
  );
}

function write(path: string, content: string | Uint8Array): void {
  try {
    writeFileSync(path, content, { flag: 'wx' });
  } catch (error) {
    const there = (error as NodeJS.ErrnoException).code === 'EEXIST';
    throw there
      ? new Problem(`${path} 已经存在，没有改动`, `${path} is there already and was left alone`)
      : new Problem(`不能写 ${path}`, `${path} cannot be written`);
  }
}

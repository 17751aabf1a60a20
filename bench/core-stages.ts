// The stages of a check, each apart, for `npm run bench -- --core`: what a document does in one go is done here step by
// step.
import { checkFile, type FileOptions } from '../server/src/cli/batch/check-file';
import { loadFormats } from '../server/src/cli/formats';
import type { CheckOptions } from '../server/src/document/options';
import { blocksBetween, RuleRunner } from '../server/src/document/run-rules';
import { open } from '../server/src/documents/open';
import { builtinForms } from '../server/src/forms/builtin';
import { ReportDocument } from '../server/src/report/document';
import type { Report } from '../server/src/report/model';
import { tablesOf } from '../server/src/report/tables-of';
import { SyntaxTree } from '../server/src/syntax/tree';

/** A file on its way through the stages. */
interface Work {
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly tree: SyntaxTree;
  readonly reports: readonly Report[];
  readonly runner: RuleRunner;
}

interface Stage {
  readonly name: string;
  run(work: Partial<Work>): Partial<Work>;
}

const options: CheckOptions = { lang: 'zh', forms: builtinForms(), form: 'auto', severities: {}, forced: false };
const view = { names: false, quiet: false } as unknown as FileOptions['view'];
const fileOptions: FileOptions = {
  ...options,
  fix: 'none',
  diff: false,
  strict: false,
  named: false,
  years: false,
  suppressions: [],
  maxFileSize: 64,
  view,
};
const formats = await loadFormats(['json'], view);

/** A stage that makes nothing new of the work but does something with each of its reports. */
const each = (name: string, look: (report: Report, work: Work) => void): Stage => ({
  name,
  run(work) {
    for (const report of work.reports!) look(report, work as Work);
    return work;
  },
});

export const stages: readonly Stage[] = [
  {
    name: 'decode',
    run({ bytes }) {
      const opened = open(bytes!);
      if (opened.kind !== 'text') throw new Error('no text');
      return { bytes, text: opened.text };
    },
  },
  { name: 'text to blocks', run: (work) => ({ ...work, tree: new SyntaxTree(work.text!) }) },
  {
    name: 'blocks to reports',
    run(work) {
      const { reports } = new ReportDocument(work.tree!, options.forms);
      return { ...work, reports, runner: new RuleRunner(work.tree!, options) };
    },
  },
  each('rules on blocks', (report, { tree, runner }) => {
    for (const block of blocksBetween(tree, report.from, report.until)) runner.block(block, report);
  }),
  each('rules on figures', (report, { runner }) => runner.figures(report)),
  each('rules on tables', (report, { runner }) => {
    for (const table of tablesOf(report)) runner.table(table, report);
  }),
  each('rules on sections', (report, { runner }) => {
    for (const section of report.sections) runner.section(section, report);
  }),
  each('rules on reports', (report, { runner }) => runner.report(report)),
  {
    name: 'all of it, and JSON',
    run(work) {
      checkFile({ bytes: work.bytes!, opened: open(work.bytes!) }, 'report.md', fileOptions, formats);
      return work;
    },
  },
];

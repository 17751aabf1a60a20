import { LONGEST_PATTERN, MAX_FILE_SIZE, MAX_FINDINGS } from './defaults';
import * as z from 'zod';

/** Severities a rule can be given; `off` keeps it silent. */
export const severityLevels = ['off', 'hint', 'info', 'warning', 'error'] as const;
export type SeverityLevel = (typeof severityLevels)[number];

/** Whose findings are shown, beyond those of open files. */
export const scopes = ['open', 'beside', 'workspace'] as const;
export type Scope = (typeof scopes)[number];

/** When findings are told anew. */
export const checkTimes = ['type', 'save'] as const;
export type CheckTime = (typeof checkTimes)[number];

/** What becomes of findings that a baseline knows. */
export const baselineWays = ['hint', 'hide', 'off'] as const;
export type BaselineWay = (typeof baselineWays)[number];

/** What is not to be told: whatever it names has to be so, and why it is left unsaid is stated. */
export const suppressionSchema = z
  .strictObject({
    file: z.string().min(1).optional(),
    rule: z.string().min(1).optional(),
    fact: z.string().min(1).optional(),
    text: z.string().min(1).optional(),
    reason: z.string().min(1),
  })
  .refine((s) => [s.file, s.rule, s.fact, s.text].some((part) => part !== undefined), {
    message: 'file、rule、fact、text 至少写明一项 (name a file, rule, fact or text)',
  });

/**
 * What a user can set, in the editor under `gouji.` and in a configuration file alike.
 * Descriptions become the settings' documentation; those in Chinese stand in l10n.
 */
export const settingsSchema = z.strictObject({
  enable: z
    .boolean()
    .default(true)
    .describe(
      'Check reports. When off, every finding is cleared. Example: `false` while a draft is being pasted together.',
    ),
  form: z
    .string()
    .default('auto')
    .describe(
      'The form reports are checked against: `auto` recognises it, or the id of a form. Example: ' +
        '`disclosure-2021` for a draft that still has headings of the old form.',
    ),
  rules: z
    .record(z.string(), z.enum(severityLevels))
    .default({})
    .describe(
      'Severity per rule id, in the editor only; `gouji.json` sets it for the command line as well. `off` keeps ' +
        'a rule silent. Example: `{ "section-aspect": "off", "cell-format": "hint" }`.',
    ),
  files: z
    .array(z.string().max(LONGEST_PATTERN))
    .default([])
    .describe(
      'Glob patterns of files that are reports even where their text does not tell; one with `!` in front takes ' +
        'files out. Example: `["reports/**", "!reports/notes.md"]`.',
    ),
  exclude: z
    .array(z.string().max(LONGEST_PATTERN))
    .default([])
    .describe(
      'Glob patterns of files that are not checked; one with `!` in front takes files in again. Example: ' +
        '`["archive/"]`.',
    ),
  suppress: z
    .array(suppressionSchema)
    .default([])
    .describe(
      'Findings left unsaid, each with a `reason`: by `file` (glob), `rule`, `fact`, or `text` of the sentence ' +
        'they stand in. For texts that have no comments. Example: `[{ "rule": "stale-year", "text": "2020年起", ' +
        '"reason": "history" }]`.',
    ),
  inlayHints: z
    .boolean()
    .default(true)
    .describe(
      'Show behind each total whether it holds, and behind a wrong figure by how much it is off. Example: `✗ 3 ' +
        'too high`.',
    ),
  codeLens: z
    .boolean()
    .default(true)
    .describe(
      'Show over each table how many of its relations hold; a click leads to the wrong figure. Example: `39 ' +
        'relations: 39 ✓`.',
    ),
  trackChanges: z
    .boolean()
    .default(false)
    .describe(
      'Write changes of a Word document as tracked changes, whether the document asks for that or not. Example: ' +
        '`true` where a colleague accepts each change in Word.',
    ),
  openWordReports: z
    .boolean()
    .default(false)
    .describe(
      'Open Word documents that are reports as their text; any other stays with what opened it before. In a ' +
        'folder of Word files alone Gouji wakes where one is named like a report (年报, 年度报告), or once it has ' +
        'opened a file. Example: `true` where most of the Word files are reports.',
    ),
  tableKeys: z
    .boolean()
    .default(true)
    .describe(
      'In the tables of a report Tab and Shift+Tab go from cell to cell, and Enter to the row below. Example: ' +
        '`false` leaves all three keys to the editor.',
    ),
  cjkWidth: z
    .number()
    .min(1)
    .max(2)
    .default(2)
    .describe(
      'How many times as wide as a Latin letter the editor’s font draws a Chinese character; formatting aligns ' +
        'tables by that. Example: `1.67` where columns drift apart under Consolas.',
    ),
  scope: z
    .enum(scopes)
    .default('open')
    .describe(
      'Which files the Problems panel shows findings of. `open`: open files. `beside`: also the reports in the ' +
        'same folder as an open report. `workspace`: every report of the workspace, also those never opened. ' +
        'Example: with `workspace` a folder of two hundred reports is listed as a whole, without opening one of ' +
        'them; what git ignores and `exclude` names is not read.',
    ),
  baseline: z
    .enum(baselineWays)
    .default('hint')
    .describe(
      'What becomes of findings that a `gouji-baseline.json` in the folder of the file, or above it, knows. ' +
        '`hint`: shown faintly, as hints. `hide`: not shown. `off`: shown like any other. Example: `hide` to see ' +
        'only what is new.',
    ),
  checkOn: z
    .enum(checkTimes)
    .default('type')
    .describe(
      'When findings are told anew. `type`: as one types. `save`: when the file is saved; until then those of ' +
        'the last save stay. A draft that is no file yet is checked as one types. Example: `save` where squiggles ' +
        'in half a sentence distract.',
    ),
  maxFindings: z
    .number()
    .int()
    .min(1)
    .max(10000)
    .default(MAX_FINDINGS)
    .describe('At most so many findings are shown for one file, the gravest first. Example: `1000`.'),
  maxFileSize: z
    .number()
    .int()
    .min(1)
    .max(1024)
    .default(MAX_FILE_SIZE)
    .describe('Files larger than so many megabytes are not read. Example: `8`.'),
});
export type Settings = z.infer<typeof settingsSchema>;

export const defaultSettings: Settings = {
  enable: true,
  form: 'auto',
  rules: {},
  files: [],
  exclude: [],
  suppress: [],
  inlayHints: true,
  codeLens: true,
  trackChanges: false,
  openWordReports: false,
  tableKeys: true,
  cjkWidth: 2,
  scope: 'open',
  baseline: 'hint',
  checkOn: 'type',
  maxFindings: MAX_FINDINGS,
  maxFileSize: MAX_FILE_SIZE,
};

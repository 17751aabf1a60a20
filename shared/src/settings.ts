import { MAX_FINDINGS } from './defaults';
import * as z from 'zod';

/** Severities a rule can be given; `off` keeps it silent. */
export const severityLevels = ['off', 'hint', 'info', 'warning', 'error'] as const;
export type SeverityLevel = (typeof severityLevels)[number];

/**
 * What a user can set, in the editor under `gouji.` and in a configuration file alike.
 * Descriptions become the settings' documentation; those in Chinese stand in l10n.
 */
export const settingsSchema = z.strictObject({
  enable: z.boolean().default(true).describe('Check reports. When off, every finding is cleared.'),
  form: z
    .string()
    .default('auto')
    .describe('The form reports are checked against: `auto` recognises it, or the id of a form.'),
  rules: z
    .record(z.string(), z.enum(severityLevels))
    .default({})
    .describe('Severity per rule id; `off` keeps a rule silent.'),
  files: z
    .array(z.string())
    .default([])
    .describe('Glob patterns of files that are reports even where their text does not tell.'),
  inlayHints: z.boolean().default(true).describe('Show behind each total whether it holds, or by how much it is off.'),
  codeLens: z.boolean().default(true).describe('Show over each table how many of its relations hold.'),
  trackChanges: z
    .boolean()
    .default(false)
    .describe('Write changes of a Word document as tracked changes, whether the document asks for that or not.'),
  maxFindings: z
    .number()
    .int()
    .min(1)
    .max(10000)
    .default(MAX_FINDINGS)
    .describe('At most so many findings are shown for one file.'),
});
export type Settings = z.infer<typeof settingsSchema>;

export const defaultSettings: Settings = {
  enable: true,
  form: 'auto',
  rules: {},
  files: [],
  inlayHints: true,
  codeLens: true,
  trackChanges: false,
  maxFindings: MAX_FINDINGS,
};

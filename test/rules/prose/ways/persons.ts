import { cleanReport, figuresFrom, setParagraphs, type ReportSpec } from '../../../support/report';
import { county } from '../bench';

/** A county’s report with seven applications, all of natural persons. */
export const persons: ReportSpec = {
  ...setParagraphs(cleanReport('plain', 2023), 'overview', county.sections[0]!.paragraphs),
  figures: figuresFrom(county.form, {
    'applications.results.granted': [4],
    'applications.results.unable.notHeld': [3],
  }),
};

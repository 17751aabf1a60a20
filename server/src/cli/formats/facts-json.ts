import type { FactsFormat } from './facts-format';
import { printableJson } from '../../text/width';

/** The contract's JSON, one file a line. Where a file holds several reports, `more` has those behind the first. */
export const factsJson: FactsFormat = {
  start: '{"version":1,"files":[\n',
  between: ',\n',
  file({ path, reports }) {
    const [first, ...more] = reports;
    return printableJson({
      path,
      ...(first ?? { form: null, year: null, agency: null, facts: {} }),
      ...(more.length > 0 ? { more } : {}),
    });
  },
  end: '\n]}\n',
};

import type { CheckFormat } from './format';
import { printableJson } from '../../text/width';

/** The contract's JSON, one file a line. */
export const json: CheckFormat = {
  start: '{"version":1,"files":[\n',
  between: ',\n',
  file: ({ result }) => printableJson(result),
  end({ files, reports, counts }) {
    const { error: errors, warning: warnings, info: infos, hint: hints } = counts;
    return `\n],"summary":${JSON.stringify({ files, reports, errors, warnings, infos, hints })}}\n`;
  },
};

/** A file a line and nothing else: what `json` has under `files`, printed as soon as the file is done. */
export const ndjson: CheckFormat = {
  start: '',
  between: '',
  file: ({ result }) => `${printableJson(result)}\n`,
  end: () => '',
};

import { OutputFile, type Target } from '../batch/outputs';
import type { View } from '../batch/result';
import type { Source } from '../batch/sources';
import type { Total } from '../batch/total';
import { loadFormats } from '../formats';
import type { CheckFormat } from '../formats/format';
import type { Say } from '../terminal/language';
import type { Setting } from './command';

export type Print = (text: string | Uint8Array) => void;

/** A format with where it goes. */
export interface Output {
  readonly format: CheckFormat;
  readonly write: Print;
  readonly show: Print;
  readonly file: OutputFile | undefined;
}

/** The formats, each with what writes it; files are begun. */
export async function outputsOf(
  targets: readonly Target[],
  view: View,
  sources: readonly Source[],
  print: Print,
  say: Say,
): Promise<readonly Output[]> {
  const formats = await loadFormats(
    targets.map((t) => t.format),
    view,
  );
  const out: Output[] = [];
  try {
    for (const [i, format] of formats.entries()) {
      const { file: path } = targets[i]!;
      const file = path === undefined ? undefined : new OutputFile(path, sources, say);
      const write: Print = file ? (text) => file.write(text) : print;
      out.push({ format, write, show: printer(format, write), file });
    }
  } catch (error) {
    for (const { file } of out) file?.drop();
    throw error;
  }
  return out;
}

/** Prints the parts of files, with what the format puts between them. */
function printer(format: CheckFormat, print: Print): Print {
  let pending = false;
  return (output) => {
    if (output.length === 0) return;
    if (pending) print(format.between);
    print(output);
    pending = true;
  };
}

/** By rule and by folder, behind what people read; on standard error where standard output is for a program. */
export async function printSummary(total: Total, targets: readonly Target[], print: Print, { say, terminal }: Setting) {
  const { summaryTables } = await import('../formats/summary');
  const forPeople = targets.every((t) => t.file !== undefined || t.format === 'pretty');
  (forPeople ? print : terminal.err)(summaryTables(total.summary(), say));
}

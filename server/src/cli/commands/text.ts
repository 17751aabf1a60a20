import { openFile } from '../../documents/open';
import type { Arguments } from '../arguments/arguments';
import { readSource } from '../batch/read-source';
import { findSources } from '../batch/sources';
import { Problem } from '../terminal/problem';
import type { Setting } from './command';

/** `gouji text FILE`: prints the text that a file is read as; 2 if it cannot be read. */
export async function run(args: Arguments, { say, terminal }: Setting): Promise<number> {
  if (args.args.length === 0) throw new Problem('要有文件：gouji text FILE', 'A file is needed: gouji text FILE');
  const tell = (path: string, message: string) => terminal.note(message, path);
  const { files, notes: all } = await findSources(args.args, undefined, say);
  const notes = all.filter((n) => n.kind !== 'aside');
  for (const note of notes) tell(note.path, note.message);
  let failed = notes.length > 0;
  for (const source of files) {
    const bytes = readSource(source, say);
    if (!(bytes instanceof Uint8Array)) {
      failed = true;
      tell(bytes.path, bytes.message);
      continue;
    }
    const opened = await openFile(bytes);
    if (opened.kind !== 'refused') terminal.out(opened.text);
    else {
      failed = true;
      tell(source.path, say(opened.reason.zh, opened.reason.en));
    }
  }
  return failed ? 2 : 0;
}

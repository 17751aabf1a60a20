import type { Arguments } from '../arguments/arguments';
import { factsOf } from '../batch/facts-file';
import { factsFormats } from '../formats';
import type { Setting } from './command';
import { statedSettings } from '../arguments/settings';
import { Configurations, settingsFor } from '../arguments/stated';
import { readSource } from '../batch/read-source';
import { findSources } from '../batch/sources';
import { Problem } from '../terminal/problem';

/** `gouji facts`: 0, or 2 if a file could not be read. */
export async function run(args: Arguments, { say, terminal }: Setting): Promise<number> {
  const csv = args.value('format') === 'csv';
  if (args.has('bom') && !csv) throw new Problem('--bom 要与 --format csv 同用', '--bom goes with --format csv');
  const format = await factsFormats[args.value('format') ?? 'pretty']!();
  const { files, notes } = await findSources(args.args, args.value('stdin-filename'), say);
  const configurations = await Configurations.for(args, process.cwd(), files);
  const settings = statedSettings(args, configurations.all);
  let failed = false,
    pending = false;
  const tell = (path: string, message: string) => terminal.note(message, path);
  for (const n of notes) {
    if (n.kind === 'aside') continue;
    failed ||= n.kind === 'failure';
    tell(n.path, n.message);
  }
  if (args.has('bom')) terminal.out('\ufeff');
  terminal.out(format.start);
  for (const source of files) {
    const own = settingsFor(source, settings, configurations);
    if (own.excluded) continue;
    const bytes = readSource(source, say, own.maxFileSize);
    if (!(bytes instanceof Uint8Array)) {
      failed = true;
      tell(bytes.path, bytes.message);
      continue;
    }
    const facts = await factsOf(bytes, source.path, { form: own.form, forced: own.forced });
    if ('zh' in facts) {
      failed = true;
      tell(source.path, say(facts.zh, facts.en));
      continue;
    }
    if (facts.encoding === 'gb18030')
      tell(source.path, say('不是 UTF-8，已按 GBK（GB18030）读取', 'not UTF-8, read as GBK (GB18030)'));
    if (facts.encoding === 'damaged')
      tell(
        source.path,
        say(
          '有些字节既不是 UTF-8 也不是 GBK；请检查文件是否损坏',
          'some bytes are neither UTF-8 nor GBK; see whether the file is damaged',
        ),
      );
    const output = format.file(facts, say);
    if (output === '') continue;
    if (pending) terminal.out(format.between);
    terminal.out(output);
    pending = true;
  }
  terminal.out(format.end);
  return failed ? 2 : 0;
}

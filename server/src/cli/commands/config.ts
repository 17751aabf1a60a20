import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { defaultSettings } from '../../../../shared/src/settings';
import { explain, explained } from '../../workspace/config/explain';
import type { Arguments } from '../arguments/arguments';
import { statedSettings } from '../arguments/settings';
import { Configurations } from '../arguments/stated';
import type { Setting } from './command';

/** `gouji config FILE`: which settings apply to a file, and where each comes from. */
export async function run(args: Arguments, { say, terminal }: Setting): Promise<number> {
  const path = args.args[0] ?? '.';
  // Of a folder it is asked what applies to files in it.
  const source = { path, file: isFolder(path) ? join(resolve(path), '…') : resolve(path), named: true };
  const configurations = await Configurations.for(args, process.cwd(), [source]);
  const { form, severities, idle } = statedSettings(args, configurations.all);
  for (const { zh, en } of idle) terminal.note(say(`配置文件 ${zh}`, `configuration ${en}`));
  const said = configurations.sayingOf(source);
  const read = said?.config.read.map((r) => r.file) ?? [];
  const settings = { ...(form !== undefined && { form }), rules: severities };
  const all = explain(read, said?.effective, { by: 'option', settings }, defaultSettings);
  terminal.out(
    args.value('format') === 'json'
      ? `${JSON.stringify({ version: 1, path, ...all }, undefined, 2)}\n`
      : explained(all, say),
  );
  return 0;
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

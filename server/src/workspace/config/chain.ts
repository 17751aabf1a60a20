import { statSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve } from 'node:path';
import { smallBytes } from '../ignored';
import { isFile } from './find';
import type { Fault, Layer, Vocabulary } from './model';
import { readConfig } from './read';

const LARGEST = 1 << 20;
/** So many files may stand behind each other by `extends`. */
const MOST_FILES = 20;

/** A file that was read on the way, and what is wrong in it. */
export interface ReadFile {
  readonly file: string;
  /** Undefined where it could not be read. */
  readonly text: string | undefined;
  readonly faults: readonly Fault[];
}

/** A configuration with all it extends; what comes later in the layers wins. */
export interface Config {
  readonly file: string;
  readonly layers: readonly Layer[];
  readonly read: readonly ReadFile[];
  /** Files that it names by `extends` and that are not there. */
  readonly missing: readonly string[];
}

/** The text of a configuration file; undefined where it cannot be read. */
export type TextOf = (file: string) => string | undefined;

/** As it is on disk: in UTF-8, or in UTF-16 where a mark in front says so, as Windows writes it. */
export const textOnDisk: TextOf = (file) => {
  const bytes = smallBytes(file, LARGEST);
  const mark = bytes?.subarray(0, 2).toString('hex');
  const encoding = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8';
  return bytes && new TextDecoder(encoding).decode(bytes);
};

/** Reads a configuration file and what it extends. Executes nothing, and reads nothing but the files named. */
export function loadConfig(file: string, words?: Vocabulary, textOf: TextOf = textOnDisk): Config {
  const read: ReadFile[] = [],
    missing: string[] = [];
  const layers = layersOf(resolve(file), { words, textOf, missing }, [], read);
  return { file, layers, read, missing };
}

interface Reading {
  readonly words: Vocabulary | undefined;
  readonly textOf: TextOf;
  readonly missing: string[];
}

function layersOf(file: string, reading: Reading, above: readonly string[], read: ReadFile[]): Layer[] {
  const { words, textOf } = reading;
  const text = textOf(file);
  if (text === undefined) {
    read.push({ file, text, faults: [unreadable(file)] });
    return [];
  }
  const { extended, own, overrides, faults } = readConfig(text, words);
  const told = [...faults];
  const place = read.push({ file, text, faults: told }) - 1;
  const folder = dirname(file);
  const layers: Layer[] = [];
  for (const { path, start, end } of extended) {
    const target = isAbsolute(path) ? resolve(path) : resolve(folder, path);
    const wrong = whyNot(target, [...above, file], read, reading.missing);
    if (wrong) told.push({ start, end, ...wrong });
    else layers.push(...layersOf(target, reading, [...above, file], read));
  }
  layers.push({ file, folder, ...own }, ...overrides.map((o) => ({ file, folder, ...o })));
  read[place] = { file, text, faults: told };
  return layers;
}

/** Why a file cannot be extended. */
function whyNot(
  file: string,
  above: readonly string[],
  read: readonly ReadFile[],
  missing: string[],
): { readonly zh: string; readonly en: string } | undefined {
  if (above.includes(file)) return { zh: `${file} 又引用回自己，形成循环`, en: `${file} extends itself in a circle` };
  if (read.length >= MOST_FILES)
    return { zh: `引用的文件超过 ${MOST_FILES} 个`, en: `more than ${MOST_FILES} files are extended` };
  if (isFile(file)) return undefined;
  missing.push(file);
  return { zh: `没有文件 ${file}`, en: `there is no file ${file}` };
}

function unreadable(file: string): Fault {
  const place = { start: 0, end: 1 };
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat?.isFile() && stat.size > LARGEST)
    return {
      ...place,
      zh: `超过 ${LARGEST / 1024} KB，未读取；请删减，或分成几个文件用 extends 引用`,
      en: `is over ${LARGEST / 1024} KB and is not read; shorten it, or put parts into files that it extends`,
    };
  if (stat?.isFile()) return { ...place, zh: '读不出，请检查文件权限', en: 'cannot be read; look at its permissions' };
  if (stat) return { ...place, zh: '不是普通文件，不能作配置文件', en: 'is no regular file: no configuration' };
  return { ...place, zh: '没有这个文件，请检查 --config 的路径', en: 'there is no such file; look at the path given' };
}

/** A fault with its file and place, as a line of a message. */
export function faultLine({ file, text }: ReadFile, fault: Fault, cwd: string): { zh: string; en: string } {
  const near = relative(cwd, file);
  const shown = near !== '' && !near.startsWith('..') && !isAbsolute(near) ? near : file;
  const where = text === undefined ? shown : `${shown}:${placeIn(text, fault.start)}`;
  return { zh: `${where}：${fault.zh}`, en: `${where}: ${fault.en}` };
}

/** Line and column, counted from one. */
export function placeIn(text: string, offset: number): string {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return `${before.length}:${before[before.length - 1]!.length + 1}`;
}

import type { YearBefore } from '../../server/src/rules/year-before';
import { CheckedDocument } from '../../server/src/document/checked-document';
import { summarise } from '../../server/src/workspace/years';
import { plainOptions } from '../support/check';
import { layouts } from '../support/layouts/index';
import { readExpected } from '../support/parse-expected';
import { random } from '../support/print/random';
import { cleanReport } from '../support/report';
import { mixtureOf } from './mixtures';

/** So many random mixtures of layouts stand beside the plain ones. */
const MIXTURES = 12;

const variants = ['plain', 'department', 'county', 'township', 'empty'] as const;

/** Whole reports: every layout, mixtures of them, the real ones where they are at hand, several in one file. */
export function wholeTexts(): readonly string[] {
  const printed = layouts.map(
    (l, i) =>
      l.print(cleanReport(variants[i % variants.length]), {
        seed: i,
        footer: i % 2 === 0,
        ...(i % 3 === 0 && { cutParagraphs: true }),
      }).text,
  );
  const mixtures = Array.from({ length: MIXTURES }, (_, seed) => mixtureOf(seed).text);
  const real = readExpected()?.reports.map((r) => r.text) ?? [];
  return [
    ...printed,
    ...mixtures,
    ...real,
    printed[4]! + printed[10]! + printed[15]!,
    `${printed[0]!}\n${printed[18]!}`,
  ];
}

/**
 * Texts of up to so many characters, each cut from one report: its head, or pieces of its sections and tables in
 * their order.
 */
export function smallTexts(whole: readonly string[], each: number, most: number): readonly string[] {
  const out = ['', '一、总体情况\n', '\n\n'];
  for (const [i, text] of whole.entries())
    for (let n = 0; n < each; n++) out.push(cut(text, random(i * 100 + n), n % 3 === 0, most));
  return out;
}

function cut(text: string, rng: () => number, head: boolean, most: number): string {
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((m) => m.index + m[0].length)];
  const lineAt = (offset: number) => starts.findLast((s) => s <= offset)!;
  const pieces: [number, number][] = head ? [[0, lineAt((0.1 + 0.3 * rng()) * most)]] : [];
  const count = 1 + Math.floor(rng() * 3);
  for (let k = 0; k < count; k++) {
    const start = lineAt(rng() * text.length);
    pieces.push([start, lineAt(Math.min(text.length, start + (0.1 + (0.9 * rng()) / count) * most))]);
  }
  pieces.sort((a, b) => a[0] - b[0]);
  return pieces.map(([a, b], i) => text.slice(i > 0 ? Math.max(a, pieces[i - 1]![1]) : a, Math.max(a, b))).join('');
}

/** A report of the year before all of these. */
export function lastYear(): YearBefore {
  return summarise(
    new CheckedDocument(layouts[0]!.print(cleanReport('plain', 2022), { seed: 1 }).text, plainOptions),
    'file:///2022.md',
  )[0]!;
}

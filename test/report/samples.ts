import { clean } from '../fixtures/specs/index';
import type { PrintOptions } from '../support/layouts/index';
import { realSpecs } from '../support/parse-expected';
import { random } from '../support/print/random';
import { cleanReport, type ReportSpec } from '../support/report';

/**
 * Every report we know to be right: the figures of the real ones where they are at hand, the clean variants, the
 * fixtures.
 */
export const specs = (): ReportSpec[] => [
  ...realSpecs(),
  ...(['plain', 'department', 'county', 'township', 'empty'] as const).map((v) => cleanReport(v, 2023)),
  ...clean.map((f) => f.spec),
];

const rows = [
  'applications.new',
  'applications.results.granted',
  'applications.results.partial',
  'applications.results.denied.stateSecret',
  'applications.results.denied.internalAffairs',
  'applications.results.unable.needsCreation',
  'applications.results.notProcessed.repeat',
  'applications.results.other.overdueFee',
  'applications.results.total',
  'applications.carriedForward',
  'disclosure.item5',
  'disclosure.item6',
  'disclosure.item8',
];

const choices: { readonly [K in keyof PrintOptions]: readonly PrintOptions[K][] } = {
  headings: ['bare', 'hash', 'mixed', 'bold', 'bold-hash'],
  hashSpace: [false],
  numberMark: ['、', '.', '．', '、 '],
  punctuation: ['full', 'half', 'mixed'],
  prosePunctuation: ['full', 'half'],
  eol: ['\n', '\r\n', '\r'],
  bom: [true],
  yearSpace: [true],
  itemSpace: [true],
  footer: [true],
  cutParagraphs: [true],
  breakHeaders: [true],
  totalBelow: [true, false],
};

/** Options at random, the same for the same seed; half of them are left to the layout. */
export function optionsFrom(seed: number): PrintOptions {
  const rng = random(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(rng() * list.length)]!;
  const chosen = Object.entries(choices).flatMap(([key, list]) =>
    rng() < 0.5 ? [[key, pick(list as readonly unknown[])]] : [],
  );
  const breaks = rng() < 0.5 ? { pageBreaks: Array.from({ length: Math.floor(rng() * 4) }, () => pick(rows)) } : {};
  return { seed, ...Object.fromEntries(chosen), ...breaks };
}

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Form } from '../../server/src/forms/form';
import { builtinForms } from '../../server/src/forms/builtin';
import { diagnose, type Diagnosis, type Figures } from '../../server/src/repair/diagnose';

export const form: Form = builtinForms().find((f) => f.id.includes('2021')) ?? builtinForms()[0]!;
export type Sheet = (number | null | undefined)[];

/** Fact index by id. */
export function fact(id: string): number {
  const index = form.factIndex.get(id);
  assert.notEqual(index, undefined, `no fact "${id}"`);
  return index!;
}

const COLUMNS = ['naturalPerson', 'commercial', 'research', 'socialWelfare', 'legalService', 'other'];
const ROWS = [
  ...new Set(
    form.facts.flatMap((f) => (f.id.startsWith('applications.') ? [f.id.split('.').slice(1, -1).join('.')] : [])),
  ),
];
export const LEAVES = ROWS.filter((r) => r.startsWith('results.') && r !== 'results.total');

/** The cells of table three, and of table four. */
export const TABLE_THREE = form.facts.filter((f) => f.id.startsWith('applications.')).map((f) => f.index);
export const TABLE_FOUR = form.facts.filter((f) => /^(review|litigation)\./.test(f.id)).map((f) => f.index);

/** Six figures per row; totals and 新收 follow. */
export interface Entries {
  readonly leaves: Readonly<Record<string, readonly number[]>>;
  readonly carriedIn?: readonly number[];
  readonly carriedForward?: readonly number[];
  /** Four figures for each of the three groups of table four. */
  readonly cases?: readonly (readonly number[])[];
}

/** A clean report with the given figures. */
export function sheet({ leaves, carriedIn = [], carriedForward = [], cases = [] }: Entries): Sheet {
  const figures: Sheet = form.facts.map(() => 0);
  const put = (row: string, values: readonly number[]) => {
    let total = 0;
    COLUMNS.forEach((c, i) => {
      figures[fact(`applications.${row}.${c}`)] = values[i] ?? 0;
      total += values[i] ?? 0;
    });
    figures[fact(`applications.${row}.total`)] = total;
  };
  const handled = COLUMNS.map(() => 0);
  for (const [row, values] of Object.entries(leaves)) {
    put(`results.${row}`, values);
    values.forEach((v, i) => {
      handled[i]! += v;
    });
  }
  put('results.total', handled);
  put('carriedForward', carriedForward);
  put('carriedIn', carriedIn);
  put(
    'new',
    handled.map((v, i) => v + (carriedForward[i] ?? 0) - (carriedIn[i] ?? 0)),
  );
  ['review', 'litigation.direct', 'litigation.postReview'].forEach((group, g) => {
    const values = cases[g] ?? [];
    ['upheld', 'corrected', 'other', 'pending'].forEach((c, i) => {
      figures[fact(`${group}.${c}`)] = values[i] ?? 0;
    });
    figures[fact(`${group}.total`)] = values.reduce((a, b) => a + b, 0);
  });
  return figures;
}

/** A small generator of pseudo-random numbers (mulberry32), the same at every run. */
export function random(seed: number): (below: number) => number {
  let a = seed >>> 0;
  return (below) => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
  };
}

function filled(seed: number, density: number, figure: (r: (below: number) => number) => number): Entries {
  const r = random(seed);
  const cell = () => (r(100) < density ? figure(r) : 0);
  const row = () => COLUMNS.map(cell);
  const leaves = Object.fromEntries(LEAVES.map((l) => [l.slice('results.'.length), row()]));
  const carriedForward = row();
  const handled = COLUMNS.map((_, i) => Object.values(leaves).reduce((sum, v) => sum + v[i]!, 0));
  const carriedIn = row().map((v, i) => Math.min(v, handled[i]! + carriedForward[i]!));
  return { leaves, carriedIn, carriedForward, cases: [0, 1, 2].map(() => [cell(), cell(), cell(), cell()]) };
}

/** Clean reports of many kinds. */
export const SHEETS: Readonly<Record<string, Sheet>> = {
  'all zero': sheet({ leaves: {} }),
  'a village: two applications': sheet({ leaves: { granted: [1], 'unable.notHeld': [0, 0, 0, 0, 1] } }),
  'a bureau: small figures': sheet({
    leaves: {
      granted: [17, 3, 0, 0, 4, 1],
      partial: [6, 1, 0, 0, 2],
      'denied.processInfo': [2, 0, 0, 0, 1],
      'unable.notHeld': [12, 2, 0, 1, 3],
      'notProcessed.petitionComplaint': [3],
    },
    carriedIn: [2, 0, 0, 0, 1],
    carriedForward: [4, 1],
    cases: [
      [3, 1, 0, 2],
      [1, 0, 0, 1],
      [0, 0, 0, 0],
    ],
  }),
  'a city: hundreds': sheet({
    leaves: {
      granted: [412, 58, 0, 2, 31, 12],
      partial: [96, 14, 0, 0, 9, 3],
      'denied.threeSecuritiesOneStability': [1],
      'denied.thirdPartyRights': [11, 2, 0, 0, 1],
      'denied.internalAffairs': [8, 1, 0, 0, 3],
      'unable.notHeld': [238, 27, 1, 0, 16, 5],
      'unable.needsCreation': [19, 4, 0, 0, 2],
      'notProcessed.repeat': [13, 0, 0, 0, 1],
      'other.overdueCorrection': [7, 1],
      'other.other': [21, 3, 0, 0, 2, 1],
    },
    carriedIn: [33, 5, 0, 0, 2],
    carriedForward: [41, 6, 0, 0, 4, 1],
    cases: [
      [12, 8, 1, 12],
      [11, 3, 4, 0],
      [2, 1, 0, 0],
    ],
  }),
  'a province: thousands': sheet(filled(4, 70, (r) => (r(3) === 0 ? r(60000) : r(3000)))),
  'every cell from 1 to 9': sheet(filled(5, 100, (r) => 1 + r(9))),
  'sparse, two digits': sheet(filled(6, 25, (r) => 10 + r(90))),
  'all ones': sheet(filled(7, 100, () => 1)),
};

const FACTS = join(process.cwd(), '../shared/expected/facts.json');

/** The real reports, where they are at hand. */
export const REAL: Readonly<Record<string, Sheet>> = existsSync(FACTS)
  ? Object.fromEntries(
      Object.entries(JSON.parse(readFileSync(FACTS, 'utf8')) as Record<string, Record<string, number | null>>).map(
        ([name, facts]) => [name.slice(0, 3), form.facts.map((f) => facts[f.id])],
      ),
    )
  : {};

export const KINDS = ['dropped', 'added', 'doubled', 'swapped', 'off by one', 'off by ten'] as const;
export type Kind = (typeof KINDS)[number];

/** Every figure that a slip of the kind can leave instead of `value`; a last digit dropped leaves 0. */
export function slips(value: number, kind: Kind): number[] {
  const text = String(value);
  const at = [...text].map((_, i) => i);
  const results: Record<Kind, () => number[]> = {
    dropped: () => at.map((i) => Number(text.slice(0, i) + text.slice(i + 1))),
    added: () =>
      [...at, text.length].flatMap((i) => [1, 4, 7, 0].map((d) => Number(text.slice(0, i) + d + text.slice(i)))),
    doubled: () => at.map((i) => Number(text.slice(0, i) + text[i]! + text.slice(i))),
    swapped: () => at.slice(1).map((i) => Number(text.slice(0, i - 1) + text[i]! + text[i - 1]! + text.slice(i + 1))),
    'off by one': () => [value - 1, value + 1],
    'off by ten': () => [value - 10, value + 10],
  };
  return [...new Set(results[kind]())].filter((v) => v >= 0 && v !== value);
}

/** A copy with some cells changed. */
export function changed(
  figures: Figures,
  ...cells: readonly (readonly [fact: number, value: number | null | undefined])[]
): Sheet {
  const copy = figures.slice();
  for (const [f, value] of cells) copy[f] = value;
  return copy;
}

/** "applications.new.total 35→33 (digit-wrong), ..." for each explanation. */
export function told(diagnosis: Diagnosis): string[] {
  return diagnosis.explanations.map((e) =>
    e.changes.map((c) => `${form.facts[c.fact]!.id} ${c.from ?? 'blank'}→${c.to} (${c.slip})`).join(', '),
  );
}

export const diagnosed = (figures: Figures) => diagnose(form, figures);

/** A running share. */
export class Share {
  hits = 0;
  cases = 0;
  count(hit: boolean): void {
    this.cases++;
    if (hit) this.hits++;
  }
  get value(): number {
    return this.cases === 0 ? 1 : this.hits / this.cases;
  }
  toString(): string {
    return `${this.hits} of ${this.cases} (${(100 * this.value).toFixed(2)} %)`;
  }
}

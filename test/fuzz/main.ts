import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeActions } from './actions';
import { LEAST_READ, readMixture } from './mixtures';
import { Broken, run, type Count, type Plan } from './law';

export interface FuzzOptions {
  readonly seed: number;
  readonly runs: number;
  readonly minutes: number;
  readonly out: string;
}

/** The law over more edits than a test run has time for; writes a counter-example to `out`. @returns whether it held */
export function fuzz({ seed, runs, minutes, out }: FuzzOptions): boolean {
  console.log(`seed ${seed}: ${runs} runs of each kind, at most ${minutes} minutes`);
  const until = Date.now() + minutes * 60_000;
  const total: Count = { edits: 0, compared: 0, findings: 0 };
  const plans: readonly Omit<Plan, 'seed' | 'runs'>[] = [
    { size: 'tiny', steps: 40, every: 1 },
    { size: 'small', steps: 60, every: 1 },
    { size: 'small', steps: 60, every: 20 },
    { size: 'small', steps: 200, every: 150 },
    { size: 'whole', steps: 60, every: 10 },
    { size: 'whole', steps: 100, every: 200 },
  ];
  // Rounds of a few runs of each kind, so that a run that is cut short has seen all of them.
  const ROUND = 20;
  for (let done = 0; done < runs && Date.now() < until; done += ROUND) {
    for (const plan of plans) {
      const left = (until - Date.now()) / 60_000;
      if (left <= 0) break;
      try {
        const count = run({ ...plan, seed: seed + done, runs: Math.min(ROUND, runs - done), minutes: left });
        total.edits += count.edits;
        total.compared += count.compared;
      } catch (error) {
        if (!(error instanceof Broken)) throw error;
        mkdirSync(out, { recursive: true });
        const file = join(out, `${seed + done}-${plan.size}-${plan.every}.json`);
        const { options, last } = error.setting;
        const setting = { forced: options.forced, forms: options.forms.map((f) => f.id), last: last !== undefined };
        writeFileSync(file, `${JSON.stringify({ ...error.script, ...setting, wrong: error.wrong }, null, 1)}\n`);
        console.error(`${error.message.slice(0, 6000)}\n\nwritten to ${file}`);
        return false;
      }
    }
    const wrong = mixtures(seed + done, ROUND);
    if (wrong !== undefined) {
      console.error(wrong);
      return false;
    }
    console.log(`${Math.min(runs, done + ROUND)} runs: ${total.edits} edits, ${total.compared} comparisons`);
  }
  return true;
}

/**
 * Makes every action offered for damaged reports, until so many are made. @returns whether each kept to what is
 * promised
 */
export function tryActions(seed: number, count: number): boolean {
  const STEP = 200;
  let actions = 0;
  for (let at = seed; actions < count; at++) {
    const made = makeActions(at);
    actions += made.actions;
    if (made.wrong !== undefined) {
      console.error(made.wrong);
      return false;
    }
    if ((at - seed) % STEP === STEP - 1) console.log(`${actions} actions made on ${at - seed + 1} reports`);
  }
  console.log(`${actions} actions made`);
  return true;
}

/** Reads mixtures alone, so many of them. @returns whether all were read right */
export function readMixtures(seed: number, count: number): boolean {
  const STEP = 500;
  for (let done = 0; done < count; done += STEP) {
    const wrong = mixtures(seed + done, Math.min(STEP, count - done));
    if (wrong !== undefined) {
      console.error(wrong);
      return false;
    }
    console.log(`${Math.min(count, done + STEP)} mixtures read`);
  }
  return true;
}

/**
 * Clean reports in random mixtures of separators, each read whole and again with one figure changed. @returns what
 * is wrong first
 */
function mixtures(seed: number, runs: number): string | undefined {
  for (let i = 0; i < runs; i++) {
    const { wrong, read, facts } = readMixture(seed + i);
    if (wrong.length > 0) return wrong[0];
    if (read < LEAST_READ * facts) return `seed ${seed + i}: ${read} of ${facts} facts read`;
  }
  return undefined;
}

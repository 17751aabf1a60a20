import fc from 'fast-check';
import type { Edit } from '../../server/src/syntax/tree';
import { CheckedDocument } from '../../server/src/document/checked-document';
import { plainOptions } from '../support/check';
import { besideLast, difference, type Setting } from './compare';
import { after, reduce, type Script } from './reduce';
import { steps, take, type Step } from './steps';
import { lastYear, smallTexts, wholeTexts } from './texts';
import { Writer } from './writer';

/** Texts of each size: how many are cut from a report, how long they are, and how long they may become. */
const sizes = {
  tiny: { cuts: 6, most: 260, limit: 500 },
  small: { cuts: 12, most: 1500, limit: 3500 },
  whole: { cuts: 0, most: 0, limit: 40_000 },
};

export interface Plan {
  readonly seed: number;
  readonly runs: number;
  readonly size: keyof typeof sizes;
  readonly steps: number;
  /** A document is compared with a fresh one after so many edits, and after the last. */
  readonly every: number;
  readonly minutes?: number;
}

export interface Count {
  edits: number;
  compared: number;
  findings: number;
}

/** A counter-example; its message is one a person can read and run. */
export class Broken extends Error {
  constructor(
    readonly script: Script,
    readonly wrong: string,
    readonly setting: Setting,
    readonly seed: number,
  ) {
    super(
      [
        `seed ${seed}, ${setting.options.forced ? 'forced' : 'recognised'}, ` +
          `${setting.last ? 'beside the year before' : 'alone'}, ${setting.options.forms.length} ` +
          `forms${script.every > 1 ? `, looked at after every ${script.every} edits` : ''}`,
        `text  ${JSON.stringify(script.text)}`,
        ...script.edits.map((e) => `edit  ${e.start}-${e.end} ${JSON.stringify(e.text)}`),
        `then  ${wrong}`,
      ].join('\n'),
    );
  }
}

/** Features are read off the report: of every so many comparisons one includes them. */
const FEATURES = 3;
/**
 * In one of so many runs reports are asked for after each edit; in the others only where they are compared, as
 * after a burst.
 */
const EAGER = 10;

/** Follows edits of one document and compares it with a fresh one. */
export class Follower {
  private readonly document: CheckedDocument;
  private failed: unknown;
  readonly edits: Edit[] = [];
  compared = 0;
  private pending = 0;

  /** @param eager whether reports are asked for after each edit; else edits between two comparisons are a burst */
  constructor(
    readonly text: string,
    private readonly setting: Setting,
    private readonly every: number,
    private readonly eager = true,
    private readonly features = FEATURES,
  ) {
    try {
      this.document = new CheckedDocument(text, setting.options);
      besideLast(this.document, setting);
    } catch (error) {
      this.failed = error;
      this.document = new CheckedDocument('', setting.options);
    }
  }

  edit(edit: Edit, now: string): string | undefined {
    this.edits.push(edit);
    try {
      if (this.failed !== undefined) throw this.failed;
      this.document.edit(edit);
      if (this.eager) besideLast(this.document, this.setting);
      if (++this.pending < this.every) return undefined;
      return this.compare(now);
    } catch (error) {
      return error instanceof Error ? (error.stack ?? error.message) : String(error);
    }
  }

  compare(now: string): string | undefined {
    this.pending = 0;
    this.compared++;
    try {
      if (this.failed !== undefined) throw this.failed;
      besideLast(this.document, this.setting);
      return difference(this.document, now, this.setting, this.compared % this.features === 0);
    } catch (error) {
      return error instanceof Error ? (error.stack ?? error.message) : String(error);
    }
  }

  get findings(): number {
    return this.document.findings().length;
  }
}

/** What is wrong after which edit of a script, looked at as the script says; undefined if all is right. */
export function firstWrong(
  { text, edits, every }: Script,
  setting: Setting,
): { readonly edits: number; readonly wrong: string } | undefined {
  const follower = new Follower(text, setting, every, every === 1, 1);
  let now = text;
  for (const [i, e] of edits.entries()) {
    now = after(now, e);
    const wrong = follower.edit(e, now);
    if (wrong) return { edits: i + 1, wrong };
  }
  const wrong = follower.compare(now);
  return wrong ? { edits: edits.length, wrong } : undefined;
}

/** A small script that shows the same: looked at after each edit, else as it was in the run. */
export function broken(script: Script, wrong: string, setting: Setting, seed: number): Broken {
  const fails = (s: Script) => firstWrong(s, setting)?.edits ?? 0;
  const each = { ...script, every: 1 };
  const small = reduce(fails(each) > 0 ? each : script, fails);
  return new Broken(small, firstWrong(small, setting)?.wrong ?? wrong, setting, seed);
}

/** Does random edits to texts of one size; throws a {@link Broken} if the law does not hold. */
export function run(plan: Plan): Count {
  const whole = wholeTexts();
  const { cuts, most, limit } = sizes[plan.size];
  const texts = cuts > 0 ? smallTexts(whole, cuts, most) : whole;
  const last = lastYear();
  const count: Count = { edits: 0, compared: 0, findings: 0 };
  const failed: { broken?: { script: Script; wrong: string; setting: Setting } } = {};
  const holds = (
    start: number,
    clip: number,
    forced: boolean,
    beside: boolean,
    several: boolean,
    eager: boolean,
    list: readonly Step[],
  ): boolean => {
    const setting: Setting = {
      options: { ...plainOptions, forced, forms: several ? plainOptions.forms : plainOptions.forms.slice(0, 1) },
      last: beside ? last : undefined,
    };
    const follower = new Follower(texts[start]!, setting, plan.every, eager);
    let wrong: string | undefined;
    const writer = new Writer(
      texts[start]!,
      (edit, now) => {
        wrong ??= follower.edit(edit, now);
      },
      limit,
    );
    for (const s of list) if (!wrong) take(s, writer, whole[clip]!);
    wrong ??= follower.compare(writer.text);
    count.edits += follower.edits.length;
    count.compared += follower.compared;
    if (!wrong) count.findings += follower.findings;
    else failed.broken = { script: { text: texts[start]!, edits: follower.edits, every: plan.every }, wrong, setting };
    return !wrong;
  };
  const seldom = fc.nat(EAGER - 1).map((n) => n === 0);
  const property = fc.property(
    fc.nat(texts.length - 1),
    fc.nat(whole.length - 1),
    fc.boolean(),
    fc.boolean(),
    fc.boolean(),
    seldom,
    steps(plan.steps),
    holds,
  );
  // A counter-example is made small by `reduce`, which also cuts the text down.
  fc.check(property, {
    seed: plan.seed,
    numRuns: plan.runs,
    endOnFailure: true,
    ...(plan.minutes !== undefined && { interruptAfterTimeLimit: plan.minutes * 60_000 }),
  });
  if (failed.broken) throw broken(failed.broken.script, failed.broken.wrong, failed.broken.setting, plan.seed);
  return count;
}

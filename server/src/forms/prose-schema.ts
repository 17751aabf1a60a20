import * as z from 'zod';

const words = z.array(z.string().min(1)).min(1);
const path = z.string().regex(/^[A-Za-z][A-Za-z0-9.*]*$/);

/** A word of the prose and the rows or columns it can mean: each reading is a sum of paths, the likeliest first. */
const meaning = z.strictObject({
  is: z.array(z.array(path).min(1)).min(1),
  words: words.optional(),
  /** Words that mean it in a list of what the frame counts, and other things elsewhere: 公开. */
  listed: words.optional(),
  /** The words say by themselves what is counted: 新收, not 收到. */
  own: z.boolean().optional(),
  /** The words mean some of it only, as 撤销 is one way of 纠正: a figure may be less than the table's, not more. */
  some: z.boolean().optional(),
  /** Phrases that say there was none: 无上年结转. */
  none: words.optional(),
});

/** How prose speaks of the facts of one table. */
const frame = z.strictObject({
  id: z.string().min(1),
  /** Fact id with `{row}` and `{column}`. */
  fact: z.string().min(1),
  /** Unit of its figures where they are no counts. */
  unit: z.string().optional(),
  rows: z.array(meaning).min(1),
  columns: z.array(meaning).optional(),
  /** The paths meant where no word tells; without one the sentence has to tell. */
  row: z.array(z.array(path).min(1)).optional(),
  column: path.optional(),
  /** What is counted; a sentence or the text before it has to name it, where given. */
  objects: words.optional(),
  /** Words that stand for the objects once those are named. */
  loose: words.optional(),
  /** One of these has to stand beside the figure, where given. */
  marks: words.optional(),
  /** Words that say it was made public: as good as what was done only where that itself is named, 行政许可决定. */
  shown: words.optional(),
  /** Words that say nothing of their own here. */
  filler: words.optional(),
  /** The column that “others” at the end of a list are. */
  rest: path.optional(),
  /** In this section the objects need not be named. */
  section: z.string().optional(),
  /** The prose may count otherwise than the table: a difference is no error. */
  soft: z.boolean().optional(),
});

const notice = z.strictObject({
  id: z.string().min(1),
  /** As issued, without the title marks; one notice may be cited in several ways. */
  names: z.array(z.string().min(1)),
  /** Who issued it, where the name may go on behind it. */
  issuer: z.string().optional(),
  number: z.string().min(1),
  /** Other ways to write the number. */
  numbers: words.optional(),
  /** What the number looks like: a number between the two belongs to this notice. */
  series: z.strictObject({ before: words, after: z.string() }).optional(),
  /** Last report year that it is a basis for, and the notice that took its place. */
  until: z.number().int().optional(),
  replacedBy: z.string().optional(),
  /** Names are compared with this notice's only where they hold all of these. */
  keys: words.optional(),
});

const aspect = z.strictObject({ name: z.string().min(1), words });

/** What the rules on running text need to know of a form. Nothing of it is needed to read tables. */
export const proseSchema = z.strictObject({
  frames: z.array(frame),
  /**
   * Official terms that a slip is looked for in, words near them that are none, and characters taken for one another.
   */
  terms: z.strictObject({ exact: words, fine: words, alike: words }),
  notices: z.array(notice),
  /** Aspects of the section named; those of governments are asked of them only. */
  aspects: z.strictObject({ section: z.string(), all: z.array(aspect), governments: z.array(aspect) }),
  /** How a preamble lists the sections: a word for each, by section id. */
  listed: z.record(z.string(), words),
  /** Sentences of the form's own instructions. */
  boilerplate: words,
  /** The fee for information: where it is to be spoken of, its names, the words that it is charged or not. */
  fee: z.strictObject({ section: z.string(), words, multiple: z.number() }),
  /** How the period of the figures is introduced, and the sentence that states it; `{year}` stands for the year. */
  period: z.strictObject({ words, sentence: z.string() }),
  /** Totals of cases, and of what gave rise to them. */
  volume: z.strictObject({ cases: z.array(path).min(1), of: z.array(path).min(1) }).optional(),
  /**
   * By when a report has to be out in the following year, by the last characters of the agency's name; the first that
   * fits holds.
   */
  deadlines: z.array(
    z.strictObject({
      endings: z.array(z.string()),
      month: z.number().int(),
      day: z.number().int(),
      who: z.strictObject({ zh: z.string(), en: z.string() }),
    }),
  ),
});
export type FrameData = z.infer<typeof frame>;
export type NoticeData = z.infer<typeof notice>;

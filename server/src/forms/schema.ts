import * as z from 'zod';
import { proseSchema } from './prose-schema';

/** Text shown to users, in both languages of the product. */
const bilingual = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const id = z.string().regex(/^[A-Za-z][A-Za-z0-9]*$/);
const spellings = {
  /** The form's own words. */
  label: z.string().min(1),
  /** Other words that are as good. */
  accepted: z.array(z.string().min(1)).optional(),
  /** Words that clearly mean this, yet are to be corrected. */
  drift: z.array(z.string().min(1)).optional(),
};
/**
 * `count`: a whole number from 0; `signed`: a whole number, below 0 or worded (减4) too; `amount`: may have decimals.
 */
const cellType = z.enum(['count', 'signed', 'amount']);
export type CellType = z.infer<typeof cellType>;

export interface ColumnData {
  id?: string | undefined;
  label: string;
  accepted?: string[] | undefined;
  drift?: string[] | undefined;
  type?: CellType | undefined;
  unit?: string | undefined;
  columns?: ColumnData[] | undefined;
}
export interface RowData {
  id: string;
  label: string;
  accepted?: string[] | undefined;
  drift?: string[] | undefined;
  rows?: RowData[] | undefined;
}

const column: z.ZodType<ColumnData> = z.lazy(() =>
  z.strictObject({
    id: id.optional(),
    ...spellings,
    type: cellType.optional(),
    unit: z.string().optional(),
    columns: z.array(column).min(1).optional(),
  }),
);
const row: z.ZodType<RowData> = z.lazy(() =>
  z.strictObject({ id, ...spellings, rows: z.array(row).min(1).optional() }),
);

const part = z.strictObject({
  id,
  /** Labels above or beside the header that carry no figures. */
  headings: z.array(z.string().min(1)),
  /** Labels of the header over the column of row labels. */
  stub: z.array(z.string().min(1)),
  columns: z.array(column).min(1),
  /** Empty: one row of figures without a label. */
  rows: z.array(row),
});
const table = z.strictObject({ id, prefix: z.string(), name: bilingual, parts: z.array(part).min(1) });

const section = z.strictObject({
  id,
  title: z.string().min(1),
  accepted: z.array(z.string().min(1)).optional(),
  drift: z.array(z.string().min(1)).optional(),
  /** The table this section is made of. */
  table: id.optional(),
  /** A bare 无 is no content for it. */
  mustTell: z.boolean().optional(),
  /** Its text tells of the year, so last year's cannot serve again. */
  ofTheYear: z.boolean().optional(),
  /** Lines inserted below the heading when the section is missing. */
  skeleton: z.array(z.string().min(1)).optional(),
  frames: z.array(z.string().min(1)).optional(),
});

/** A fact pattern: `{x}` stands for the same path on every side, `*` for every child. */
const factPattern = z.string().regex(/^[A-Za-z{][A-Za-z0-9.{}*]*$/);
const relation = z.strictObject({
  rule: z.string(),
  op: z.enum(['=', '>=']).optional(),
  left: z.array(factPattern).min(1),
  right: z.array(factPattern).min(1),
});
/** What holds between two years: sum of `left` = sum of `lastYear` + sum of `right`. */
const carry = z.strictObject({
  rule: z.string(),
  left: z.array(factPattern).min(1),
  lastYear: z.array(factPattern).min(1),
  right: z.array(factPattern),
});

/** A form, complete. */
export const formSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: bilingual,
  /** The document that issued the form. */
  source: z.string(),
  /** The document whose form has taken this one's place. */
  supersededBy: z.string().min(1).optional(),
  /** The years it is for; open at the end for the form in force. */
  years: z.strictObject({ from: z.number().int(), to: z.number().int().optional() }),
  recognition: z.strictObject({
    /** A text without any of these is no report set on this form. */
    marks: z.array(z.string().min(2)).min(1),
    /** What titles of such reports contain. */
    titles: z.array(z.string().min(2)),
    /** Labels of rows, columns and headings that no other form has: they tell which form a table is set on. */
    distinctive: z.array(z.string().min(1)),
  }),
  sections: z.array(section).min(1),
  tables: z.array(table),
  relations: z.array(relation),
  carries: z.array(carry).optional(),
  /** What rules on running text need to know; without it they say nothing. */
  prose: proseSchema.optional(),
});
export type FormData = z.infer<typeof formSchema>;

/** A form that says only how it differs: what is not given is as in the form it extends, tables are replaced by id. */
export const extendingFormSchema = formSchema.partial().extend({
  id: formSchema.shape.id,
  extends: formSchema.shape.id,
  name: formSchema.shape.name,
  years: formSchema.shape.years,
  recognition: formSchema.shape.recognition.partial().optional(),
});
export type ExtendingFormData = z.infer<typeof extendingFormSchema>;

/** A form as it stands in a file. */
export type FormFile = FormData | ExtendingFormData;

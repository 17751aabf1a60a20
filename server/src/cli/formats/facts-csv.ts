import type { FactsFormat } from './facts-format';

/** What a spreadsheet would run: it looks past blanks, and takes the full-width signs for the others. */
const FORMULA = /^[\s\p{Cf}]*[=+\-@＝＋－＠\t\r]/u;
const NUMBER = /^[+-]?\d[\d.,]*%?$/;

/** A text as a spreadsheet shows it and does not run it: an apostrophe in front says that it is a text. */
const harmless = (value: string): string => (FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value);

const quote = (value: string): string => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/**
 * One fact a line (RFC 4180, UTF-8). `report` counts the reports of a file from 1; a blank cell has an empty value.
 * What a spreadsheet would run as a formula has an apostrophe in front.
 */
export const factsCsv: FactsFormat = {
  start: 'path,report,form,year,agency,fact,value,text,line,column\r\n',
  between: '',
  file: ({ path, reports }) =>
    reports
      .map((r, i) =>
        Object.entries(r.facts)
          .map(
            ([
              id,
              {
                value,
                text,
                range: { start },
              },
            ]) => {
              const about = [path, i + 1, r.form, r.year ?? '', r.agency ?? ''];
              const cells = [...about, id, value ?? '', text, start.line + 1, start.character + 1];
              return `${cells.map((v) => quote(harmless(String(v)))).join(',')}\r\n`;
            },
          )
          .join(''),
      )
      .join(''),
  end: '',
};

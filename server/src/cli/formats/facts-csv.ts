import type { FactsFormat } from './facts-format';

const quote = (value: string): string => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/** One fact a line (RFC 4180, UTF-8). `report` counts the reports of a file from 1; a blank cell has an empty value. */
export const factsCsv: FactsFormat = {
  start: 'path,report,form,year,agency,fact,value,text,line,column\r\n',
  between: '',
  file: ({ path, reports }) =>
    reports
      .map((r, i) =>
        Object.entries(r.facts)
          .map(
            ([id, f]) =>
              `${[path, i + 1, r.form, r.year ?? '', r.agency ?? '', id, f.value ?? '', f.text, f.range.start.line + 1, f.range.start.character + 1].map((v) => quote(String(v))).join(',')}\r\n`,
          )
          .join(''),
      )
      .join(''),
  end: '',
};

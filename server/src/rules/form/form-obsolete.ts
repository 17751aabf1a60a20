import type { FormData } from '../../forms/schema';
import { distinctiveOf } from '../../report/choose-form';
import type { BoundTable, Place } from '../../report/model';
import type { Rule } from '../rule';

/** Said once for a report; everything else is then checked by the form that was used. */
export const formObsolete: Rule = {
  id: 'form-obsolete',
  group: 'form',
  severity: 'error',
  scope: 'report',
  looksInTables: true,
  docs: {
    zh: {
      title: '使用了已停用的格式',
      what:
        '年度报告要用当年适用的格式。旧格式的表格栏目与现行格式不同，数据无法汇总；指出一次后，' +
        '其余各项按所用的格式核对。',
      advice: '改用现行格式的表格重新填报，并核对编制依据所引的文件。',
    },
    en: {
      title: 'An obsolete form',
      what:
        'A report is set on the form of its year; tables of an older one ask for other figures and cannot be added ' +
        'up. It is said once, and everything else is checked by the form that was used.',
      advice: 'Fill in the tables of the form in force, and see that its notice is cited as the basis.',
    },
  },
  check(report, context) {
    const { year, form } = report;
    if (year === undefined) return;
    const old = report.tables.filter((t) => t !== undefined).filter((t) => isPast(t.table.origin, year));
    const whole = isPast(form.data, year);
    const table = old.find((t) => ownLabel(t)) ?? old[0];
    if (!whole && !table) return;
    const data = whole ? form.data : table!.table.origin;
    const place = (table && (ownLabel(table) ?? table.start)) ?? report.title ?? report.sections[0]?.anchor.heading;
    if (!place) return;
    const years = (dash: string) =>
      data.years.to === data.years.from ? String(data.years.from) : `${data.years.from}${dash}${data.years.to}`;
    const now = data.supersededBy;
    context.report({
      place,
      // One table left behind is a slip; the whole report on an old form is a choice.
      severity: whole ? 'error' : 'warning',
      message: whole
        ? context.say(
            `本报告为 ${year} 年度，用的是《${data.name.zh}》，该格式只适用于 ${years('—')} ` +
              `年度${now ? `，应改用 ${now} 印发的格式` : ''}；以下按所用格式核对`,
            `A report for ${year} set on “${data.name.en}”, which is for ${years('–')} ` +
              `only${now ? `; the form issued by ${now} is in force` : ''}. It is checked by the form it uses`,
          )
        : context.say(
            `本报告为 ${year} 年度，“${table!.table.name.zh}”仍是《${data.name.zh}》的样式，该格式只适用于 ` +
              `${years('—')} 年度${now ? `，应改用 ${now} 印发的格式` : ''}；以下按所用样式核对`,
            `A report for ${year} whose table “${table!.table.name.en}” is still that of “${data.name.en}”, ` +
              `which is for ${years('–')} only${now ? `; the form issued by ${now} is in force` : ''}. It is ` +
              'checked as it is set',
          ),
    });
  },
};

const isPast = (data: FormData, year: number): boolean => data.years.to !== undefined && year > data.years.to;

/** The first label in a table that only its form has, as shown in the text. */
function ownLabel(table: BoundTable): Place | undefined {
  const own = distinctiveOf(table.table.origin);
  return table.headers.find((h) => own.has(h.cell.label?.key.core ?? ''))?.cell;
}

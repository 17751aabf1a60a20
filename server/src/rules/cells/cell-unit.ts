import { factLabel } from '../describe';
import type { Fix, Rule } from '../rule';

// 1,000 亿元: no single agency collects as much, so the figure is in 元.
const LARGEST_WAN_YUAN = 10_000_000;

export const cellUnit: Rule = {
  id: 'cell-unit',
  group: 'cells',
  severity: 'warning',
  fix: 'suggested',
  scope: 'table',
  docs: {
    zh: {
      title: '单元格里有单位，或单位不对',
      what: '单位写在表头，单元格里只填数；收费金额以万元计。',
      advice: '去掉单位；若原是元，换算成万元。',
    },
    en: {
      title: 'A unit inside a cell, or the wrong one',
      what: 'The unit stands in the header and the cell holds the figure only; fees are given in 万元 (10,000 yuan).',
      advice: 'Remove the unit; convert yuan to 万元.',
    },
  },
  check(table, _report, context) {
    for (const f of table.facts) {
      const { cell, def } = f;
      // Where the form prints no unit for an amount, the cell may have to say it.
      if (cell.value === null || (def.column.type === 'amount' && def.column.unit === undefined)) continue;
      const wan = def.column.unit === '万元';
      if (cell.form !== 'unit' && !(wan && cell.value >= LARGEST_WAN_YUAN)) continue;
      const toWan = String(Number((cell.value / 10000).toFixed(6)));
      const change = (newText: string): Fix => ({
        title: context.say(`改为 ${newText}`, `Change to ${newText}`),
        applicability: 'suggested',
        edits: [{ place: cell, newText }],
      });
      if (cell.form === 'unit') {
        const converted =
          wan && cell.unit === '元'
            ? toWan
            : wan && cell.unit === '亿元'
              ? String(cell.value * 10000)
              : String(cell.value);
        context.report({
          place: cell,
          facts: [def.id],
          fixes: [change(converted)],
          message:
            converted === String(cell.value)
              ? context.say(
                  `“${factLabel(def)}”只填数，不写单位“${cell.unit}”`,
                  `“${factLabel(def)}” holds the figure only, without “${cell.unit}”`,
                )
              : context.say(
                  `“${factLabel(def)}”以万元计，“${cell.text}”应为 ${converted}`,
                  `“${factLabel(def)}” is in 万元; “${cell.text}” should be ${converted}`,
                ),
        });
      } else {
        context.report({
          place: cell,
          facts: [def.id],
          fixes: [change(toWan)],
          message: context.say(
            `“${factLabel(def)}”以万元计，${cell.text} 像是以元计`,
            `“${factLabel(def)}” is in 万元; ${cell.text} looks like yuan`,
          ),
        });
      }
    }
  },
};

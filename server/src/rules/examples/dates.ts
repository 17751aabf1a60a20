import { corrected, heading, type Examples } from './example';

const agency = '青禾县水务局';
const title = (year: number) => `${agency}${year}年政府信息公开工作年度报告`;
const period = (year: number) => `本报告所列数据的统计期限自${year}年1月1日起至12月31日止。`;
const overview = `${heading.overview}\n\n全年主动公开水利工程、防汛抗旱等信息326条。`;
const basis = (notice: string) => `根据《中华人民共和国政府信息公开条例》和${notice}要求，编制本报告。${period(2023)}`;
const format =
  '《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开' +
  '办函〔2021〕30号）';
const trial =
  '《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）';
const report = (...parts: string[]) => parts.join('\n\n');

export const dates: Examples = {
  'period-missing': {
    wrong: report(title(2023), `根据${format}要求，编制本报告。`, overview),
    right: report(title(2023), basis(format), overview),
  },
  'period-year': {
    wrong: report(title(2023), basis(format).replace(period(2023), period(2022)), overview),
    right: report(title(2023), basis(format), overview),
  },
  'stale-year': corrected(
    report(
      title(2023),
      basis(format),
      `${heading.overview}\n\n2022年，我局主动公开水利工程、防汛抗旱等信息326条，各项工作平稳有序。`,
    ),
    ['2022年，我局', '2023年，我局'],
  ),
  'basis-obsolete': {
    wrong: report(title(2023), basis(trial), overview),
    right: report(title(2023), basis(format), overview),
  },
  'basis-name': corrected(report(title(2023), basis(format), overview).replace('〔2021〕30号', '〔2021〕33号'), [
    '〔2021〕33号',
    '〔2021〕30号',
  ]),
  'signed-late': corrected(
    report(
      title(2023),
      basis(format),
      overview,
      `${heading.other}\n\n本年度未收取信息处理费。`,
      agency,
      '2024年3月5日',
    ),
    ['2024年3月5日', '2024年1月19日'],
  ),
};

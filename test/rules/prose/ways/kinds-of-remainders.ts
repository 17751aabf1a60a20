import { city, county, nothing, type Way } from './specs';

/** What is told of all of them, what is left once there was none of one kind, and bodies that apply beside persons. */
export const kindsOfRemainders: readonly Way[] = [
  {
    name: 'what is told of all of them names them',
    spec: county,
    above: '（二）依申请公开情况',
    told: [
      '不予公开的⟨4→14⟩件均已说明理由。',
      '无法提供的⟨15→16⟩件都出具了告知书。',
      '部分公开的⟨8→9⟩件全部作了区分处理。',
      '不予处理的⟨2→5⟩件均告知了诉求渠道。',
      '予以公开的⟨27→29⟩件均已送达。',
    ],
    silent: [
      '网上不予公开的12件均为涉密文件。',
      '对拟不予公开的12件均开展审查。',
      '建议办理中，不予公开的12件均已说明理由。',
      '对外公开的12件均已归档。',
      '答复意见12件均已上报。',
    ],
  },
  {
    name: 'documents in force where none was issued or repealed',
    spec: county,
    section: 'disclosure',
    told: ['本年度未制发规章，现行有效⟨0→12⟩件。', '本年度没有公布规章，行政规范性文件现行有效⟨41→14⟩件。'],
    silent: [
      '没有公开规范性文件解读，有效21件。',
      '未开展规范性文件清理，有效期21件。',
      '没有未公开的规范性文件，有效提升公开12件。',
      '未发现违规制发规范性文件，纠正2件。',
      '没有规范性文件被撤销，有效投诉12件。',
    ],
  },
  {
    name: 'bodies that apply beside persons, and results called in short',
    spec: county,
    above: '（二）依申请公开情况',
    told: [
      '收到申请59件，其中个人40件、单位⟨19→29⟩件。',
      '收到申请59件，个人40件，单位⟨19→16⟩件。',
      '上年度未办结转入本年度⟨3→8⟩件。',
      '上年未办结结转申请⟨3→6⟩件。',
    ],
    silent: [
      '表彰个人12名、单位9家。',
      '收到建议21件，其中个人12件、单位9件。',
      '各单位报送信息120件。',
      '协调单位9件。',
    ],
  },
  {
    name: 'none received, in short',
    spec: nothing,
    unless: county,
    above: '（二）依申请公开工作',
    none: ['全年政府信息公开申请零受理。', '本年度未接到相关申请。', '全年没有收到有关申请。'],
    silent: ['信访方面，未收到相关申请。', '征地拆迁领域未收到相关申请。', '未收到相关投诉。', '未受理有关建议。'],
  },
  {
    name: 'cases of all matters, of which disclosure is told as one',
    spec: city,
    section: 'disputes',
    told: [
      '被提起行政诉讼⟨83→38⟩件，均为政府信息公开类。',
      '行政复议123件、行政诉讼⟨83→85⟩件，均涉及政府信息公开。',
      '政府信息公开行政复议案件⟨123→132⟩件，政府信息公开行政诉讼案件83件。',
      '全年行政复议⟨123→132⟩件，政府信息公开工作总体平稳。',
      '全年行政复议⟨123→213⟩件。政府信息公开行政诉讼83件。',
    ],
    silent: [
      '行政诉讼案件共520件，其中信息公开类83件。',
      '全年行政复议案件520件，其中政府信息公开类占25%。',
      '行政复议案件520件，维持400件，其中信息公开类88件。',
      '行政诉讼案件520件，涉及土地、拆迁、信息公开等。',
      '行政复议案件520件（含信息公开123件）。',
      '行政诉讼案件520件，除信息公开外，主要为征收类。',
    ],
  },
];

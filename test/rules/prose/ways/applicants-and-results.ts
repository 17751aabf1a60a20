import { city, county, department, ministry, nothing, street, town, type Way } from './specs';

/** Who applied and how it ended, from section to section. */
export const applicantsAndResults: readonly Way[] = [
  {
    name: 'a county, under （二）依申请公开 (applicants and results)',
    spec: county,
    above: '（二）依申请公开',
    told: [
      '我县严格按照法定程序办理政府信息公开申请，2023年度收到申请⟨59→54⟩件，较上年度的65件减少6件。',
      '在答复的58件申请中，予以公开⟨27→33⟩件，部分公开8件，不予公开4件，无法提供15件，不予处理2件，其他处理2件。',
      '由自然人提起的申请40件，由法人或其他组织提起的申请⟨19→24⟩件。',
      '全年无超期答复情况，共办结⟨58→52⟩件，未办结⟨4→5⟩件。',
      '部分公开⟨8→6⟩件、占13.8%，不予公开4件、占6.9%。',
      '申请人类型：自然人占67.8%，法律服务机构占⟨18.6→16.8⟩%，商业企业占8.5%。',
      '其中2件因信访举报投诉类不予处理，⟨14→16⟩件因本机关不掌握无法提供。',
    ],
    silent: [
      '向申请人寄送答复书及附件112份。',
      '全年共有6名工作人员专职从事依申请公开工作。',
      '组织申请人座谈会1次，参会12人。',
    ],
  },
  {
    name: 'a county, under （三）政府信息管理 (applicants and results)',
    spec: county,
    above: '（三）政府信息管理',
    told: ['全年制发规范性文件6件，废止2件，截至年底现行有效⟨41→44⟩件。'],
    silent: ['对86件拟公开公文进行保密审查。'],
  },
  {
    name: 'a county (applicants and results)',
    spec: county,
    told: [
      '全县2023年因政府信息公开被复议⟨4→6⟩件、被诉3件。',
      '行政许可20356件、行政处罚⟨874→840⟩件、行政强制63件均在作出决定后7个工作日内公示。',
      '2023年全县收取行政事业性收费⟨1286.35→1386.35⟩万元，共27个项目。',
      '2023年新收政府信息公开申请59件，同比下降⟨9.2→8.9⟩个百分点（2022年65件）。',
      '全县政府信息公开申请办结58件，其中自然人申请⟨39→49⟩件。',
      '政府信息公开行政复议4件，纠正1件，纠错率⟨25→52⟩%。',
    ],
    silent: [
      '2023年全县受理仲裁案件63件。',
      '全县公示行政执法主体58个。',
      '县政务服务中心办结事项20.4万件。',
      '县政府新闻办组织采访活动27次。',
      '县林草局作出行政许可决定86件。',
      '全县通报表扬单位4家、批评3家。',
      '全县12345热线受理诉求59件次以上的乡镇有9个。',
    ],
  },
  {
    name: 'a city, under （二）依申请公开 (applicants and results)',
    spec: city,
    above: '（二）依申请公开',
    told: [
      '受理申请2059件，其中当面212件、信函486件、网络⟨1361→1461⟩件。',
      '办结的申请共⟨2038→2008⟩件，其中同意公开1000件，同意部分公开268件，两者占62.2%。',
      '结转下年度继续办理92件，占全年应办申请2130件的⟨4.3→3.4⟩%。',
    ],
    silent: ['部门间会商函件往来412件。'],
  },
  {
    name: 'a city (applicants and results)',
    spec: city,
    told: [
      '全市废止行政规范性文件⟨18→16⟩件、规章1件。',
      '政府信息公开行政诉讼83件，其中未经复议直接起诉52件，占⟨62.7→67.2⟩%。',
    ],
    silent: ['全市行政诉讼一审收案1866件，败诉率5.1%。'],
  },
  {
    name: 'a bureau, under （二）依申请公开 (applicants and results)',
    spec: department,
    above: '（二）依申请公开',
    told: [
      '我局受理申请14件，其中予以公开⟨7→6⟩件，无法提供5件，不予处理1件，结转2件，另有上年结转1件。',
      '自然人申请11件，占⟨78.6→68.7⟩%。',
    ],
    silent: ['窗口代收申请1份后移交市政府办公室。'],
  },
  {
    name: 'a bureau (applicants and results)',
    spec: department,
    told: ['全年行政处罚决定⟨36→39⟩件，其中罚款31件、警告5件。'],
    silent: ['全年参加庭审2次。'],
  },
  {
    name: 'a ministry (applicants and results)',
    spec: ministry,
    told: ['总局2023年政府信息公开行政复议43件，同比下降21.8%，其中纠正⟨4→7⟩件。', '部门规章现行有效⟨48→58⟩部。'],
    silent: ['总局部门规章草案公开征求意见3次。'],
  },
  {
    name: 'a street office (applicants and results)',
    spec: street,
    told: ['街道2023年共办理政府信息公开申请7件，予以公开⟨4→1⟩件、无法提供3件。'],
    silent: ['街道共有132个网格员。'],
  },
  {
    name: 'a town (applicants and results)',
    spec: town,
    told: ['本年度共收到申请公开政府信息的申请⟨2→3⟩件。'],
    silent: ['我镇发放宣传单2000份。'],
  },
  {
    name: 'none (applicants and results)',
    spec: nothing,
    unless: county,
    none: ['2023年度没有政府信息公开申请，没有行政复议和行政诉讼。', '全年未收到政府信息公开方面的申请。'],
  },
];

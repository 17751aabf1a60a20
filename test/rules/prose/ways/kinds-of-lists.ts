import { bureau, city, county, department, district, ministry, province, street, town, type Way } from './specs';

/** Lists, and what stands beside them, one kind of sentence after the other. */
export const kindsOfLists: readonly Way[] = [
  {
    name: 'kinds of applicants called in short, beside others',
    spec: county,
    above: '（二）依申请公开情况',
    told: [
      '申请人中，自然人40件、企业⟨5→8⟩件、律师事务所⟨11→17⟩件，其余为科研、公益等机构。',
      '由个人提出⟨40→48⟩件，由律师提出⟨11→18⟩件。',
      '自然人占67.8%，企业占⟨8.5→5.8⟩%，律所占18.6%。',
    ],
    silent: [
      '企业15件、个人40件材料已归档。',
      '走访企业12家，律师8人参加。',
      '服务企业55件。',
      '涉及企业25件，涉及群众34件。',
    ],
  },
  {
    name: '“others” at the end of a list of applicants',
    spec: city,
    above: '（二）依申请公开情况',
    told: [
      '自然人1660件，商业企业157件，法律服务机构196件，科研机构4件，社会公益组织9件，其他⟨33→43⟩件。',
      '自然人1660件，商业企业157件，其他⟨242→252⟩件。',
      '法人或其他组织399件，其中商业企业157件、法律服务机构196件、其他⟨46→56⟩件。',
    ],
    silent: ['自然人1660件、商业企业157件；按渠道分，网上1200件、信函700件，其他159件。'],
  },
  {
    name: 'results called in short, beside others of theirs',
    spec: ministry,
    told: [
      '依法不予处理85件，其中信访投诉举报类69件，重复申请⟨16→26⟩件。',
      '不掌握相关政府信息283件，补正后仍不明确13件，重复申请⟨16→19⟩件。',
      '其中283件系本机关不掌握，⟨13→31⟩件经补正后仍不明确。',
    ],
    silent: ['收到申请1247件，含重复申请41件。', '办理咨询85件，其中重复申请12件。'],
  },
  {
    name: 'parts of several wholes before them',
    spec: province,
    told: [
      '因政府信息公开引发行政复议74件、行政诉讼43件，其中被纠正⟨9→10⟩件。',
      '因政府信息公开引发行政复议74件、行政诉讼43件，其中维持⟨76→67⟩件。',
    ],
  },
  {
    name: 'of all bodies of the area',
    spec: district,
    told: [
      '全区各部门、各街道共收到政府信息公开申请⟨186→176⟩件。',
      '河滨区各部门和各街道2024年共新收政府信息公开申请⟨186→126⟩件。',
      '全区各执法单位作出行政处罚决定⟨1533→1335⟩件。',
      '区政府2024年新收政府信息公开申请⟨186→181⟩件，办结183件，结转10件。',
      '区政府2024年新收政府信息公开申请186件，其中自然人占⟨77.4→74.7⟩%。',
    ],
    silent: [
      '全区各部门共收到政府信息公开申请120件。',
      '全区各街道共收到政府信息公开申请66件。',
      '区级各部门收到政府信息公开申请120件。',
      '东城区各部门、各街道共收到政府信息公开申请214件。',
      '区政府全年收到政府信息公开申请31件，答复30件。',
    ],
  },
  {
    name: 'a street that says when it is',
    spec: street,
    above: '二、依申请公开',
    told: ['今年街道收到申请⟨7→9⟩件。', '本年度街道共办结⟨7→6⟩件。'],
    silent: ['今年南门街道收到申请9件。'],
  },
  {
    name: 'a figure of the detailed rows beside one of the table’s',
    spec: street,
    told: ['受理的7件申请中，有⟨3→5⟩件因本机关不掌握相关政府信息无法提供。'],
    silent: ['受理的12件咨询申请中，有5件因本机关不掌握相关政府信息无法提供。'],
  },
  {
    name: 'shares of what the sentence names by its words alone',
    spec: city,
    told: [
      '予以公开占办结总数的⟨49.1→41.9⟩%，部分公开占13.2%，无法提供占22.8%。',
      '全市政府信息公开申请主体中，自然人占比⟨80.6→86.0⟩%。',
      '全市予以公开1000件、部分公开268件，公开率为⟨62.2→66.2⟩%。',
    ],
  },
  {
    name: 'two shares told in their order',
    spec: district,
    above: '（二）依申请公开',
    told: ['自然人144件、法人或其他组织42件，分别占⟨77.4→71.4⟩%和22.6%。'],
  },
  {
    name: 'clauses that lead to what is counted',
    spec: bureau,
    above: '（二）依申请公开',
    told: [
      '收到的申请中，个人申请占⟨85.7→87.5⟩%。',
      '办理结果分别为公开15件、部分公开3件、不予公开⟨6→9⟩件、无法提供8件。',
      '不予公开的6件，⟨4→5⟩件为行政执法案卷。',
      '以个人名义申请的⟨30→33⟩件。',
    ],
    silent: ['其中26件为当年申请。', '以函件形式答复28件。'],
  },
  {
    name: 'what a bracket includes',
    spec: department,
    told: ['全年登记政府信息公开申请14件（含上年结转共⟨15→16⟩件）。'],
  },
  {
    name: 'a list behind a semicolon is another list',
    spec: district,
    told: ['我区共办理政府信息公开申请193件，其中当年新收⟨186→168⟩件，上年结转7件；办结183件，其余10件正在办理。'],
  },
  {
    name: 'stretches of the year',
    spec: city,
    told: ['1—12月，全市新收政府信息公开申请⟨2059→2095⟩件。'],
    silent: [
      '1—11月，全市新收政府信息公开申请1902件。',
      '1-6月，全市新收政府信息公开申请902件。',
      '7—12月，全市新收政府信息公开申请1102件。',
      '7至12月，全市新收政府信息公开申请1102件。',
    ],
  },
  {
    name: 'a year that is only a measure',
    spec: ministry,
    told: ['总局新收政府信息公开申请1247件，是2022年的1.08倍，其中自然人⟨960→690⟩件。'],
  },
  {
    name: 'figures of other units are no base',
    spec: district,
    above: '（二）依申请公开',
    told: ['与2023年的161件相比，新收申请增长⟨15.5→18.5⟩%。'],
    silent: ['与2023年的165条相比，新收申请增长15.7%。', '召开会议5次，与上年的4次相比，新收申请增长15.5%。'],
  },
  {
    name: 'none of what a town does',
    spec: town,
    unless: county,
    none: [
      '本年度白沙坪镇未开展行政处罚、行政强制。',
      '全年没有收到过法人或其他组织提出的政府信息公开申请。',
      '我镇未作出行政强制决定。',
    ],
    silent: ['未开展专项行动。'],
  },
];

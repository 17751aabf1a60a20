import { builtinForms } from '../../server/src/forms/builtin';
import { blankReport, figuresFrom, type Paragraph, type ReportSpec } from './spec';

export type Variant = 'plain' | 'department' | 'county' | 'township' | 'empty';

interface Draft {
  readonly agency: string;
  readonly subject: string;
  readonly signedBy: string;
  readonly signedOn: (next: number) => string;
  readonly given: Readonly<Record<string, number | readonly number[]>>;
  readonly overview: (year: number, n: (id: string) => number) => readonly Paragraph[];
  readonly problems: readonly Paragraph[];
  readonly fee: (year: number) => string;
}

export const basis =
  '《中华人民共和国政府信息公开条例》和《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）';
export const feeNotice = '《国务院办公厅关于印发〈政府信息公开信息处理费管理办法〉的通知》（国办函〔2020〕109号）';

const aspects = [
  '（一）主动公开',
  '（二）依申请公开',
  '（三）政府信息管理',
  '（四）政府信息公开平台建设',
  '（五）监督保障',
];
const under = (texts: readonly string[], headings: readonly string[] = aspects): Paragraph[] =>
  texts.flatMap((t, i) => [{ heading: headings[i]! }, t]);

// The prose names no figure, so figures may be changed without a contradiction.
const plain: Draft = {
  agency: '青禾县人民政府',
  subject: '我县',
  signedBy: '青禾县人民政府办公室',
  signedOn: (y) => `${y}年2月18日`,
  given: {
    'disclosure.rules': [0, 0, 0],
    'disclosure.normativeDocs': [6, 2, 41],
    'disclosure.licensing.decisions': 20356,
    'disclosure.penalty.decisions': 874,
    'disclosure.coercion.decisions': 63,
    'disclosure.fees.amountWanYuan': 1286.35,
    'applications.carriedIn': [2, 1],
    'applications.results.granted': [18, 3, 1, 0, 4, 1],
    'applications.results.partial': [5, 0, 0, 1, 2],
    'applications.results.denied.thirdPartyRights': [1],
    'applications.results.denied.enforcementCaseFile': [2, 0, 0, 0, 1],
    'applications.results.unable.notHeld': [9, 2, 0, 0, 3],
    'applications.results.unable.needsCreation': [1],
    'applications.results.notProcessed.petitionComplaint': [2],
    'applications.results.other.overdueCorrection': [1, 1],
    'applications.carriedForward': [3, 0, 0, 0, 1],
    review: [2, 1, 0, 1],
    'litigation.direct': [1, 0, 1],
    'litigation.postReview': [0, 0, 0, 1],
  },
  overview: () =>
    under([
      '坚持把群众关心什么、公开什么作为工作的出发点，及时发布规划计划、财政资金、重大项目、民生实事等信息，' +
        '重要政策文件与解读材料同步起草、同步审签、同步发布。',
      '健全登记、审核、办理、答复、归档全流程管理，答复前与申请人充分沟通，疑难申请由法律顾问会商把关，答复的规范性和针对性进一步提高。',
      '落实信息发布审核和保密审查制度，明确各单位审核责任人，定期清理失效文件并在公开栏目中标注效力状态。',
      '完善县政府门户网站栏目设置，优化检索和无障碍浏览功能，做好政务新媒体备案与日常监测，推进镇村公开专区规范运行。',
      '县政府常务会议专题研究政务公开工作，分管领导按季度调度，组织业务培训，并将政务公开纳入年度综合考核；' +
        '自觉接受社会评议，全年没有发生需要追究责任的情形。',
    ]),
  problems: [
    { heading: '（一）存在的主要问题' },
    '一是个别单位公开信息偏重工作动态，办事类信息不够细；二是政策解读形式较为单一，图解、视频类解读占比不高；' +
      '三是基层业务人员调整较为频繁，业务衔接不够紧密。',
    { heading: '（二）改进情况' },
    '针对上述问题，一是对照公开事项目录逐项核查，补齐短缺内容；二是鼓励文件起草单位采用问答、案例等方式解读政策；' +
      '三是建立业务交接清单，开展跟班学习，确保人员更换后工作不断档。',
  ],
  fee: (y) => `按照${feeNotice}要求，${y}年我县各级行政机关未向申请人收取信息处理费。`,
};

const department: Draft = {
  agency: '云岭市水务局',
  subject: '我局',
  signedBy: '云岭市水务局',
  signedOn: (y) => `${y}年1月19日`,
  given: {
    'disclosure.normativeDocs': [1, 0, 7],
    'disclosure.licensing.decisions': 412,
    'disclosure.penalty.decisions': 36,
    'disclosure.coercion.decisions': 2,
    'disclosure.fees.amountWanYuan': 318.6,
    'applications.results.granted': [6, 1],
    'applications.results.unable.notHeld': [3, 1, 0, 0, 1],
    'applications.results.notProcessed.repeat': [1],
    'applications.carriedIn': [1],
    'applications.carriedForward': [2],
  },
  overview: (y, n) =>
    under([
      `${y}年，我局通过门户网站主动公开水资源管理、水利工程建设、防汛抗旱等方面的信息，其中制发行政规范性文件${n('disclosure.normativeDocs.issued')}件，并同步发布解读材料。`,
      `全年新收政府信息公开申请${n('applications.new.total')}件，上年结转${n('applications.carriedIn.total')}件，` +
        `本年度共办结${n('applications.results.total.total')}件，` +
        `结转下年度继续办理${n('applications.carriedForward.total')}件，均在法定期限内答复。`,
      '严格执行先审查、后公开，对拟公开的文件逐件确定公开属性，对涉及个人隐私、商业秘密的内容作区分处理。',
      '按照集约化要求维护局门户网站和微信公众号，合并访问量较低的栏目，水情信息实现按日更新。',
      '由办公室牵头、各科室专人负责，全年举办专题培训两次，委托第三方开展网站检查，发现的问题均已整改到位。',
    ]),
  problems: [
    '存在的主要问题：一是水利工程建设项目信息分散在多个栏目，查找不便；二是科室间公开标准不够统一。',
    '改进情况：一是设立重点水利工程专栏，集中展示批准结果、招标投标、施工进展等信息；二是编印内部操作手册，统一格式和审核要求。',
  ],
  fee: (y) => `依据${feeNotice}，${y}年我局没有发出收费通知，收取信息处理费总金额为0元。`,
};

const county: Draft = {
  ...plain,
  agency: '临溪县人民政府',
  signedBy: '临溪县人民政府',
  signedOn: (y) => `${y}年3月12日`,
  overview: (y, n) => {
    const all = n('applications.new.total') + n('applications.carriedIn.total');
    const rate = ((100 * n('applications.results.granted.total')) / n('applications.results.total.total')).toFixed(1);
    return under([
      `${y}年，全县行政机关制发行政规范性文件${n('disclosure.normativeDocs.issued')}件、` +
        `废止${n('disclosure.normativeDocs.repealed')}件，` +
        `截至年底现行有效${n('disclosure.normativeDocs.valid')}件，均在县政府门户网站集中公开。`,
      `全县共新收政府信息公开申请${n('applications.new.total')}件，上年结转${n('applications.carriedIn.total')}件，` +
        `合计${all}件。本年度办结${n('applications.results.total.total')}件，` +
        `其中予以公开${n('applications.results.granted.total')}件，占办结总数的${rate}%；` +
        `结转下年度继续办理${n('applications.carriedForward.total')}件。`,
      '动态调整主动公开基本目录，对依申请公开中反复出现的事项进行研判，能够转为主动公开的及时转为主动公开。',
      '县政府门户网站完成适老化改造，政务新媒体实行月度巡查，未出现单项否决问题。',
      '将政务公开纳入绩效考核，权重不低于百分之四；邀请人大代表、政协委员和群众代表开展社会评议；全年未发生责任追究情形。',
    ]);
  },
};

const township: Draft = {
  ...plain,
  agency: '白沙坪镇人民政府',
  subject: '我镇',
  signedBy: '白沙坪镇人民政府',
  signedOn: (y) => `${y}年1月22日`,
  given: {
    'disclosure.licensing.decisions': 58,
    'applications.results.granted': [1],
    'applications.results.unable.notHeld': [1],
  },
  overview: (y, n) =>
    under([
      `围绕惠农补贴、社会救助、村级财务等群众关切，通过县政府网站镇级专栏、公开栏和广播等渠道公开信息，全年办理行政许可${n('disclosure.licensing.decisions')}件。`,
      `${y}年共收到政府信息公开申请${n('applications.new.total')}件，均来自自然人，已全部按期答复，无上年结转申请。`,
      '由党政办统一登记、统一审核、统一归档，公开内容须经分管领导签字后发布。',
      '在便民服务中心设置公开查阅点，配备电脑和纸质资料，方便群众查询。',
      '镇主要领导每半年听取一次汇报，结合村务监督开展自查；工作考核、社会评议情况良好，没有发生责任追究情况。',
    ]),
  fee: (y) => `${y}年，我镇未收取信息处理费。`,
};

const empty: Draft = {
  ...township,
  agency: '新渡乡人民政府',
  subject: '我乡',
  signedBy: '新渡乡人民政府',
  given: {},
  overview: (y) =>
    under([
      '及时公开政策文件、财政预决算、救灾救助等信息，做到内容真实、更新及时。',
      `${y}年，我乡未收到政府信息公开申请，也没有上年结转的申请；未发生因政府信息公开引起的行政复议和行政诉讼。`,
      '完善信息采集、审核、发布台账，做到件件有记录。',
      '用好县政府网站乡镇专区和村务公开栏，坚持线上线下同步公开。',
      '明确一名副乡长分管、一名干部专职负责；乡人大代表参加社会评议，未发生责任追究情形。',
    ]),
};

const drafts: Readonly<Record<Variant, Draft>> = { plain, department, county, township, empty };

/** A report without any defect. The prose of `plain` names no figure, that of the others does. */
export function cleanReport(variant: Variant = 'plain', year = 2023): ReportSpec {
  const form = builtinForms()[0]!;
  const d = drafts[variant];
  const figures = figuresFrom(form, d.given);
  const blank = blankReport(form, year);
  const texts: Readonly<Record<string, readonly Paragraph[]>> = {
    overview: d.overview(year, (id) => figures[id]!),
    problems: d.problems,
    other: [d.fee(year), '除上述内容外，没有其他需要报告的事项。'],
  };
  return {
    ...blank,
    figures,
    title: `${d.agency}${year}年政府信息公开工作年度报告`,
    preamble: [
      `根据${basis}要求，编制本报告。本报告中所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。报告电子版可在政府门户网站下载，` +
        `如对报告内容有疑问，请与${d.signedBy}联系（电话：0000-5550199）。`,
    ],
    sections: blank.sections.map((s) => ({ ...s, paragraphs: texts[s.key] ?? [] })),
    signature: [d.signedBy, d.signedOn(year + 1)],
  };
}

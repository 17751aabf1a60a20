import { allBodiesAt } from './all-bodies';

// Whether a body that a sentence names, or the area it speaks of, is that of the report.

const GOVERNMENT = /(?:政府|[省市县区州盟旗乡镇])$/;
const DEPARTMENT = /(?:局|厅|委员会|委|部|中心|队|院|馆|署)$/;
/** What an office adds to the name of its place. */
const SUFFIX = /机关$|(?:人民政府|政府)?(?:办公室|办公厅|办事处)$|(?:人民)?政府$|(?:管理委员会|管委会)$/;
/** Of a body of the state, whose 管理委员会 is no authority of a zone. */
const OFFICE = /机关$|(?:办公室|办公厅)$/;
const PLACE = '省市县区州盟旗镇乡';

export const isGovernment = (agency: string): boolean => GOVERNMENT.test(mainName(agency));

export const isDepartment = (agency: string): boolean => DEPARTMENT.test(coreOf(agency));

/** 云岭市水务局（市河长办）: the body itself, without what else it is. */
export const mainName = (agency: string): string => agency.replace(/[（(][^（）()]*[）)]$/, '');

/** The name without what every body of its kind is called. */
function coreOf(name: string): string {
  return mainName(name)
    .replace(/^(?:中华人民共和国|国家|中国)(?=..)/, '')
    .replace(/^(?:中华人民共和国|国家|中国)/.test(name) ? OFFICE : SUFFIX, '')
    .replace(/委员会$/, '委')
    .replace(/街道办$/, '街道');
}

/** So many characters behind the place tell a body from others. */
const LONG_STEM = 4;

/** 市住建局 for 云岭市住房和城乡建设局: its characters in their order, from the first on, in the same place. */
function isShortFor(short: string, long: string): boolean {
  if (short.length < 2 || short.at(-1) !== long.at(-1)) return false;
  let at = 0;
  while (at < short.length - 1 && !PLACE.includes(short[at]!)) at++;
  const place = at < short.length - 1 ? short.slice(0, at + 1) : '';
  const stem = short.slice(place.length);
  // 省厅, 市局: the one body of its kind that reports, if its place is of that kind.
  if (stem.length === 1) return [...long.slice(0, -1)].filter((c) => PLACE.includes(c)).at(-1) === place;
  for (let i = 0; i < long.length; i++) {
    // 市资源规划局: so many characters of the name need not begin with its first.
    const isBehindPlace = i === 0 || PLACE.includes(long[i - 1]!);
    if (!isBehindPlace && (stem.length < LONG_STEM || place === '')) continue;
    if (long[i] !== stem[0] || !(isBehindPlace ? long.slice(0, i).endsWith(place) : long.slice(0, i).includes(place)))
      continue;
    let k = 0;
    for (let j = i; j < long.length && k < stem.length; j++) if (long[j] === stem[k]) k++;
    if (k === stem.length) return true;
  }
  return false;
}

/** Whether a name is the agency's own: in full, without its place, or shortened. */
export function isAgency(name: string, agency: string): boolean {
  // 县政府 without its name is the office of the county's government as likely as all of its bodies.
  if (/^[省市县区州](?:人民)?政府$/.test(name)) return false;
  const own = coreOf(agency),
    said = coreOf(name);
  return said !== '' && (own.endsWith(said) || isShortFor(said, own));
}

const SYSTEM = '统';

/** Whether what is said of a whole area, 全县, is said of the agency's own; `area` is the last character of its kind. */
export function isOwnArea(area: string | undefined, agency: string): boolean {
  const core = coreOf(agency);
  // 全系统: of more bodies than the one that reports.
  if (isDepartment(agency) || area === SYSTEM) return false;
  const last = core.at(-1)!;
  return area === undefined || !PLACE.includes(last) || area === last;
}

// What looks like a body and is none: 格局, 社区, 城市.
const VERBS =
  '完善|推进|加强|依托|围绕|结合|聚焦|落实|按照|根据|通过|利用|优化|规范|强化|健全|建立|开展|组织|做好|发挥|紧扣|' +
  '坚持|严格|认真|积极|持续|深入|扎实|充分|及时|协助|配合|指导|参与|转发|收到|办理|受理|涉及|其中|向|在|由|以|对|' +
  '从|将|把|与|和|及|为|按|较|比|占|居|列';
const NAME = '[^,。;:、\\d()全我本各该]';
/** A government, not what begins with the word: 政府办理, 政府网. */
const OF_STATE = '(?:人民)?政府(?!办(?![理结])|网|门|信|采|购|工|部|文|常|令|规)';
const BODY = new RegExp(
  `^(?!${VERBS})(?:` +
    `${NAME}{0,12}?街道(?:办事处|办)?(?![级内道])|` +
    `${NAME}{1,12}?(?:(?<![布格大当时结])局(?![面势限部域长])(?:机关)?|管委会|委员会|开发区)|` +
    `${NAME}{1,5}?(?:[镇乡县]|(?<![社城校园地片景辖])区|(?<![城都上超])市)(?:${OF_STATE})?(?![级域长内志])|` +
    `[镇乡县区市]${OF_STATE})`,
);
const LEAD = /^(?:(?:20\d\d年度?(?:全年)?|今年(?:以来)?|本年度?|全年|年内|当年),?|[一二三四五六七八九十]是|如,?)/;

/** 县政府及各部门, 市政府及其所属单位: all of them together. */
const AND_ALL = new RegExp(
  '^(?:及|和)(?:其|各|所属|下属|[省市县区州][直级])*' +
    '(?:工作|组成|直属|有关)?(?:部门|单位|机构|机关)(?:、各?(?:乡镇|镇街|街道|区县))*',
);

export interface Body {
  readonly name: string;
  /** Of a government with all of its departments: what kind of area they are of. */
  readonly area: string | undefined;
  /** Where it ends in the text it was looked for in. */
  readonly end: number;
}

/** The body that a text opens with, behind a year. */
export function bodyAt(text: string): Body | undefined {
  const lead = LEAD.exec(text)?.[0].length ?? 0;
  const name = BODY.exec(lead > 0 ? text.slice(lead) : text)?.[0];
  if (name === undefined) return undefined;
  const end = lead + name.length;
  // 河滨区各部门、各街道, 河滨区政府及各部门: the area by its name.
  if (/[省市县区州旗盟]$/.test(name)) return { name, area: undefined, end: end + allBodiesAt(text.slice(end)) };
  const all = /政府$/.test(name) ? (AND_ALL.exec(text.slice(end))?.[0].length ?? 0) : 0;
  const isNameless = all > 0 && /^[省市县区州](?:人民)?政府$/.test(name);
  return { name, area: isNameless ? name[0] : undefined, end: end + all };
}

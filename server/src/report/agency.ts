import { FOLD } from '../text/chars';
import { coreOf } from '../text/labels';
import { anyOf } from '../text/pattern';

// Whose report it is: a body's name, and what pages put where one would stand.

/** Words of a page around a report: where it stands, when it came out, who reads it. */
const FURNITURE = anyOf([
  /当前位置|您的位置|您所在|所在位置|首页|网站地图|上一篇|下一篇|[>＞»›]\s?\S/,
  /索引号|索取号|发文字号|文\s?号[:：]|有效性|主题分类|信息分类|体裁分类|信息名称/,
  /发布(?:日期|时间|机构|单位)|成文(?:日期|时间)|生成日期|公开(?:日期|时间)|更新时间|采集时间/,
  /浏览(?:次数|量)|阅读(?:次数|量|数)|点击(?:次数|数|量)|访问(?:次数|量)/,
  /字体|字号[:：]|打印|分享到?|关闭窗口|相关(?:链接|阅读|附件)/,
  /责任编辑|信息来源|来源[:：]|作者[:：]|主办单位|承办单位|版权所有|备案|网站标识/,
]);
const TITLE_LABEL = /^(?:(?:信息|报告|文件)?(?:标\s*题|名\s*称|题\s*名)\s*[:：]?|title\s*[:=])\s*/i;

/** Whether a line belongs to the page, not to the report. */
export const isFurniture = (line: string): boolean => FURNITURE.test(line);

/** A line of the page that repeats the title: what is the title in it. */
export function titleInFurniture(line: string): string {
  const crumb = line
    .split(/[>＞»›]/)
    .pop()!
    .trim();
  return crumb.replace(TITLE_LABEL, '');
}

/** Whether a line begins with the word that a page sets before the title. */
export const hasTitleLabel = (line: string): boolean => TITLE_LABEL.test(line);

const ENDS_AS_BODY = anyOf(
  [
    /政府|办公室|政府办|局|委员会|[发财市建商教科民]\S{0,6}委|厅|中心|街道|办事处|管委会|委|办|署|处/,
    /大队|支队|总队|医院|法院|检察院|学院|研究院|大学|学校|中学|小学|馆|社|会|公司|站|所|部|行/,
    /[镇乡县市区省州旗盟]|农场|林场|兵团|团场|新区|开发区|园区|苏木/,
  ],
  { behind: '$' },
);
const NO_BODY = anyOf([
  /位置|首页|标题|正文|目录|附件|网站|门户|栏目|专题|浏览|顶部|下载|索引|第.{1,3}[页条章]/,
  /年度|年报|报告|公开|发布|日期|时间|公告|公示|通知|印发|职能|工作|情况/,
  /以下|如下|现将|根据|按照|关于|共和国$/,
  /[\d:：|/\\>＞»《》〈〉。；;,，、？?！!=_*#]/,
]);
const BARE = new Set(
  (
    '政府 人民政府 本级 本级政府 本局 本机关 本单位 本部门 本办 我局 我镇 我县 我市 我区 ' +
    '我省 我乡 全市 全县 全区 全省 全镇 局 县 市 区 省 镇 乡 州 旗 街道 办公室 部门 ' +
    '各部门 单位 机关 委员会 中心 乡镇 市县 县区 区县 镇街 社区 小区 景区 地区 园区 校区 ' +
    '城区 辖区 新区 超市 城市 都市 格局 布局 大局 结局 全局'
  ).split(' '),
);
/** 县政府, 市政府办公室: of which county nobody can tell; 各乡镇, 本县: none of them by name. */
const NAMELESS = anyOf(
  [
    /[省市县区州旗盟镇乡](?:人民)?政府(?:办公室|办公厅|办)?|^各.*|^(?:相关|有关|上级).*/,
    /[本我全该](?:[省市县区州旗盟镇乡局委厅办院署馆队会]|单位|机关|部门|街道|地区|系统)/,
  ],
  { before: '^', behind: '$' },
);
const NAME_MAX = 40;

/** Whether a text can be the name of a body. */
export function isBody(name: string): boolean {
  return (
    name.length >= 2 &&
    name.length <= NAME_MAX &&
    /^[\u4e00-\u9fff（）()·“”"○〇×X]+$/.test(name) &&
    ENDS_AS_BODY.test(name) &&
    !NO_BODY.test(name) &&
    !BARE.has(name) &&
    !NAMELESS.test(name)
  );
}

const YEAR = String.raw`(?:20[0-4]\d|二[〇○零][一二三][〇○零一二三四五六七八九])年?度?`;
const BEFORE_YEAR = new RegExp(`^(?:关于)?(.{2,40}?)(?:关于)?${YEAR}`);
const BEFORE_WORDS = new RegExp(
  String.raw`^(?:关于)?(?:${YEAR})?(.{2,40}?)(?:关于)?(?:20[0-4]\d年度?)?` +
    '(?:政府信息公开|信息公开|政务公开|法定主动)',
);

const BEHIND_WORDS = /(?:年度报告|年报)[（(]([^（）()]{2,40})[）)]$/;
/** A title that another one quotes whole: 关于印发《…年度报告》的通知. */
const QUOTED = /[《〈]([^《》〈〉]*(?:年度报告|年报)[^《》〈〉]*)[》〉]/;
/** What pages and papers set before a title: a bullet, the day it came out, its number among the papers. */
const LEADS = anyOf(
  [
    /\d{1,2}[.、．](?!\d)/,
    /[（(]?(?:公开|附件\d*[:：]?)[）)]/,
    /[[【(（]?20\d\d[-./年]\d{1,2}[-./月]\d{1,2}日?[\]】)）]?/,
  ],
  { before: String.raw`^[·•★☆◆●■□▶►※\-—–]*(?:`, behind: ')?' },
);
/** Brackets and strokes that set a name off in its title. */
const SET_OFF = /^[【「『[]|[】」』\]:：—–-]{1,3}$/g;

/** The body that a title names. */
export function agencyOfTitle(title: string): string | undefined {
  const whole = folded(title).replace(LEADS, '');
  const compact = QUOTED.exec(whole)?.[1] ?? whole;
  for (const pattern of [BEFORE_YEAR, BEFORE_WORDS, BEHIND_WORDS]) {
    const name = pattern.exec(compact)?.[1]?.replace(SET_OFF, '');
    if (name !== undefined && (isBody(name) || isNamed(name) || isJoint(name))) return name;
  }
  return undefined;
}

/** A line without its spaces, its digits as the form has them. */
const folded = (line: string): string =>
  line.replace(/\s+/g, '').replace(/[\uff10-\uff19]/g, (c) => String.fromCharCode(FOLD[c.charCodeAt(0)]!));

/** Two or three bodies that report together: each can be one by itself. */
function isJoint(name: string): boolean {
  const parts = name.split(/[、，,]|(?<=[局委办厅室府会处])[和与及](?=[\u4e00-\u9fff]{4})/);
  return parts.length >= 2 && parts.length <= 3 && parts.every((part) => part.length >= 3 && isBody(part));
}

/** A name in a title may be of a kind not known here, as long as nothing speaks against it. */
const isNamed = (name: string): boolean =>
  /[\u4e00-\u9fff]{3}/.test(name) &&
  /.[省市县区州旗盟镇乡街]|国|中央|团/.test(name) &&
  !NO_BODY.test(name) &&
  !BARE.has(name) &&
  !NAMELESS.test(name) &&
  !/的$/.test(name);

/** Whether a line names nothing but the place of an office that is named without one: 云溪县, 水务局. */
export function isPlaceOf(line: string, office: string): boolean {
  const place = line.replace(/\s+/g, '');
  return (
    place.length <= PLACE_MAX && /[省市县区州旗盟]$/.test(place) && isBody(place) && !/.[省市县区州旗盟]/.test(office)
  );
}

const PLACE_MAX = 9;
const LABELLED =
  /(?:(?:发布|公开|制发|编制|填报|报告)(?:机构|单位|机关)|单位名称)\s?[:：]\s?([\u4e00-\u9fff（）()]{4,30})(?=\s|$)/;

/** The body that a page says has published the report; no word of whose page it stands on. */
export function agencyOfLabel(line: string): string | undefined {
  const name = LABELLED.exec(line)?.[1];
  return name !== undefined && isBody(name) ? name : undefined;
}

const PREAMBLE = new RegExp(
  String.raw`(?:现将|现公布|公布|发布|编制|由|，|,|。|：|:|^)([\u4e00-\u9fff]{2,24}?)` +
    String.raw`(?:组织编制|编制|编写|关于|在汇总|20\d\d年度?(?:政府信息公开|政务公开))`,
  'g',
);

/** A place is named in three characters, what an office is called takes more. */
const PLACE_END = /..[镇乡县市区]$/;

/** The body that a preamble says the report is by. */
export function agencyOfPreamble(text: string): string | undefined {
  for (const m of text.slice(0, 1000).matchAll(PREAMBLE)) {
    const name = m[1]!.replace(/^(?:由|现将|特此|现?编制)/, '');
    if ((name.length >= 4 || PLACE_END.test(name)) && isBody(name)) return name;
  }
  return undefined;
}

/** The day of a signature; no title of a report behind a year. */
const SIGNED_ON = /(?:20\d\d|二[〇○零]二.)年(?![度政信工]).*$/;
const SEAL = /[（(](?:盖章|公章|印章|印)[）)]$/;

/** The body that signs: a line of its own, a date behind it or not. */
export function agencyOfSignature(lines: readonly string[]): string | undefined {
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = lines[i]!.replace(/\s+/g, '');
    const text = line.replace(SIGNED_ON, '').replace(SEAL, '');
    if ((text.length >= 4 || (text.length < line.length && PLACE_END.test(text))) && text.length <= 30 && isBody(text))
      return text;
  }
  return undefined;
}

/** The fullest of several namings of one body: one without its region, and one with. */
export function fullest(name: string | undefined, others: readonly (string | undefined)[]): string | undefined {
  let best = name;
  for (const other of others)
    if (best !== undefined && other !== undefined && other.length > best.length && coreOf(other).endsWith(coreOf(best)))
      best = other;
  return best;
}

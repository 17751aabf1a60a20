import assert from 'node:assert/strict';
import {
  agencyOfLabel,
  agencyOfPreamble,
  agencyOfSignature,
  agencyOfTitle,
  fullest,
  isBody,
  isFurniture,
  isPlaceOf,
} from '../../server/src/report/agency';

const told = (of: (text: string) => string | undefined, cases: readonly (readonly [string, string | undefined])[]) => {
  for (const [text, agency] of cases) it(text, () => assert.equal(of(text), agency));
};

describe('the agency in a title', () => {
  told(agencyOfTitle, [
    ['甲镇2025年度政府信息公开工作年度报告', '甲镇'],
    ['甲市乙区审计局政府信息公开工作年度报告', '甲市乙区审计局'],
    ['云溪县林业局关于2024年政府信息公开工作年度报告', '云溪县林业局'],
    ['2024年甲县人民政府政府信息公开年度报告', '甲县人民政府'],
    ['二〇二三年云溪县发展和改革委员会政府信息公开工作年度报告', '云溪县发展和改革委员会'],
    ['国家税务总局云溪县税务局2023年政府信息公开工作年度报告', '国家税务总局云溪县税务局'],
    ['云溪县残联2023年政府信息公开工作年度报告', '云溪县残联'],
    ['云溪县教育体育局（县委教育工委）2023年政府信息公开工作年度报告', '云溪县教育体育局（县委教育工委）'],
    ['云溪县税务局政府信息公开工作2023年度报告', '云溪县税务局'],
    ['本溪市2023年政府信息公开工作年度报告', '本溪市'],
    ['全椒县2023年政府信息公开工作年度报告', '全椒县'],
    ['云溪县委办公室、云溪县人民政府办公室2023年政府信息公开工作年度报告', '云溪县委办公室、云溪县人民政府办公室'],
    ['云溪县林业局和云溪县草原局2023年政府信息公开工作年度报告', '云溪县林业局和云溪县草原局'],
    ['云溪县住房和城乡建设局2023年政府信息公开工作年度报告', '云溪县住房和城乡建设局'],
    ['云溪县林业局关于2024年政府信息公开工作的年度报告', '云溪县林业局'],
    ['2024年度政府信息公开工作年度报告（云溪县林业局）', '云溪县林业局'],
    ['[2025-01-15] 云溪县林业局2024年政府信息公开工作年度报告', '云溪县林业局'],
    ['关于印发《云溪县林业局2024年政府信息公开工作年度报告》的通知', '云溪县林业局'],
    ...['【云溪县林业局】', '「云溪县林业局」', '★云溪县林业局', '· 云溪县林业局', '1.云溪县林业局'].map(
      (name): readonly [string, string] => [`${name}2024年政府信息公开工作年度报告`, '云溪县林业局'],
    ),
    ['云溪县林业局——2024年政府信息公开工作年度报告', '云溪县林业局'],
    ['云溪县林业局：2024年政府信息公开工作年度报告', '云溪县林业局'],
    ['云溪县林业局２０２４年政府信息公开工作年度报告', '云溪县林业局'],
    ['政府信息公开工作年度报告（2024年度）', undefined],
    ['关于印发《2024年政府信息公开工作年度报告》的通知', undefined],
    ['首页、云溪县林业局2024年政府信息公开工作年度报告', undefined],
    ['当前位置：首页2024年政府信息公开工作年度报告', undefined],
    ['政府信息公开工作年度报告', undefined],
    ['政府2024年政府信息公开工作年度报告', undefined],
    ['县政府2024年政府信息公开工作年度报告', undefined],
    ['我局2024年政府信息公开工作年度报告', undefined],
    ['各乡镇2024年政府信息公开工作年度报告', undefined],
    ['正文2024年政府信息公开工作年度报告', undefined],
    ['标题：甲县2024年政府信息公开工作年度报告', undefined],
    ['2024年政府信息公开工作年度报告', undefined],
    ['通知公告2024年政府信息公开工作年度报告', undefined],
    ['热点专题2024年政府信息公开工作年度报告', undefined],
    ['返回顶部2024年政府信息公开工作年度报告', undefined],
    ['机构职能2024年政府信息公开工作年度报告', undefined],
  ]);
});

describe('the agency in a preamble', () => {
  told(agencyOfPreamble, [
    ['根据条例要求，云溪县水利局编制了2023年政府信息公开工作年度报告。', '云溪县水利局'],
    ['现公布云溪县人民政府2023年度政府信息公开工作年度报告。', '云溪县人民政府'],
    ['云溪县人民政府办公室在汇总各部门的基础上编制本报告。', '云溪县人民政府办公室'],
    ['根据相关规定，现将临溪镇2023年度政府信息公开工作情况公布如下。', '临溪镇'],
    ['根据要求，由云岭市水务局组织编制2023年政府信息公开工作年度报告。', '云岭市水务局'],
    ['按照要求，结合我局实际，特编制2023年度政府信息公开工作年度报告。', undefined],
    ['根据条例，我单位编制了本报告。', undefined],
    ['县政府办公室编制本年度报告。', undefined],
    ['经区政府同意，编制本报告。', undefined],
    ['按照上级部门要求，现将本镇2023年政府信息公开情况报告如下。', undefined],
  ]);
});

describe('the agency in a signature', () => {
  const signed = (line: string) => agencyOfSignature([line]);
  told(signed, [
    ['云溪县水利局', '云溪县水利局'],
    ['云溪县水利局 2024年1月20日', '云溪县水利局'],
    ['云溪县水利局（盖章）', '云溪县水利局'],
    ['云坪镇 二〇二四年一月二十日', '云坪镇'],
    ['云溪县住建局办公室2024年1月', '云溪县住建局办公室'],
    ['2024年1月20日', undefined],
    ['· 云溪县水利局2023年政府信息公开工作年度报告', undefined],
    ['云溪县水利局2023年度政务公开要点', undefined],
    ['主办：云溪县人民政府办公室', undefined],
    ['下一篇：云坪镇人民政府', undefined],
    ['版权所有：云溪县人民政府', undefined],
    ['云溪县人民政府网站', undefined],
    ['联系人：张科', undefined],
    ['（此件公开发布）', undefined],
  ]);
});

describe('the agency behind a label of the page', () => {
  told(agencyOfLabel, [
    ['发布机构：云溪县林业局', '云溪县林业局'],
    ['索引号：YX0001 公开机构: 云溪县林业局 公开日期：2025-01-20', '云溪县林业局'],
    ['来源：云溪县林业局', undefined],
    ['发布机构：2025-01-20', undefined],
  ]);
});

describe('the place of an office in a line of its own', () => {
  const cases: readonly (readonly [string, string, boolean])[] = [
    ['云溪县', '林业局', true],
    ['云 溪 县', '林业局', true],
    ['云溪县', '临水区林业局', false],
    ['云溪县人民政府', '林业局', false],
    ['首页', '林业局', false],
  ];
  for (const [line, office, is] of cases)
    it(`${line} / ${office}: ${is ? 'one name' : 'two'}`, () => assert.equal(isPlaceOf(line, office), is));
});

describe('what can be a body', () => {
  for (const name of ['甲镇', '云溪县林业局', '甲区乙街道办事处', '甲市总工会', '甲县人民政府办公室'])
    it(name, () => assert.ok(isBody(name)));
  for (const name of [
    '政府',
    '首页',
    '当前位置',
    '正文',
    '标题：甲局',
    '第3页',
    '我局',
    '本机关',
    '全市',
    '甲',
    '县政府',
    '格局',
    '社区',
    '各镇',
  ])
    it(`not ${name}`, () => assert.ok(!isBody(name)));
});

describe('what belongs to a page', () => {
  for (const line of ['首页 > 公开 > 年报', '索引号：0001', '发布时间:2025-02-07', '浏览次数：35', '分享到：'])
    it(line, () => assert.ok(isFurniture(line)));
  for (const line of ['甲镇2025年度政府信息公开工作年度报告', '云溪县林业局', '一、总体情况'])
    it(`not ${line}`, () => assert.ok(!isFurniture(line)));
});

describe('one body named twice', () => {
  it('takes the name with the region', () =>
    assert.equal(fullest('乙区人民政府', ['甲市乙区人民政府']), '甲市乙区人民政府'));
  it('keeps another body apart', () => assert.equal(fullest('乙区人民政府', ['甲市丙区人民政府']), '乙区人民政府'));
});

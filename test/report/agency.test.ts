import assert from 'node:assert/strict';
import { agencyOfTitle, fullest, isBody, isFurniture } from '../../server/src/report/agency';

describe('the agency in a title', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['甲镇2025年度政府信息公开工作年度报告', '甲镇'],
    ['甲市乙区审计局政府信息公开工作年度报告', '甲市乙区审计局'],
    ['云溪县林业局关于2024年政府信息公开工作年度报告', '云溪县林业局'],
    ['2024年甲县人民政府政府信息公开年度报告', '甲县人民政府'],
    ['当前位置：首页2024年政府信息公开工作年度报告', undefined],
    ['政府信息公开工作年度报告', undefined],
    ['政府2024年政府信息公开工作年度报告', undefined],
    ['正文2024年政府信息公开工作年度报告', undefined],
    ['标题：甲县2024年政府信息公开工作年度报告', undefined],
    ['2024年政府信息公开工作年度报告', undefined],
  ];
  for (const [title, agency] of cases) it(title, () => assert.equal(agencyOfTitle(title), agency));
});

describe('what can be a body', () => {
  for (const name of ['甲镇', '云溪县林业局', '甲区乙街道办事处', '甲市总工会', '甲县人民政府办公室'])
    it(name, () => assert.ok(isBody(name)));
  for (const name of ['政府', '首页', '当前位置', '正文', '标题：甲局', '第3页', '我局', '本机关', '全市', '甲'])
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

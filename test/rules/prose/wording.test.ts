import assert from 'node:assert/strict';
import { isIdentityNumber } from '../../../server/src/rules/text/personal-data';
import { applyFix, check } from '../../support/check';
import { county, judge, marking, reportWith } from './bench';

/** Sentences give exactly the findings marked in them, and none of that rule is left once they are fixed. */
function table(rule: string, sentences: readonly string[]): void {
  const only = new RegExp(`^${rule}$`);
  for (const marked of sentences) {
    it(marked, () => {
      const paragraph = marked.replace(/[⟦⟧]/g, '');
      const j = judge(paragraph, only);
      assert.equal(marking(paragraph, j), marked, j.found.map((f) => f.finding.message).join('\n'));
      for (const f of j.found) {
        const fix = f.finding.fixes[0];
        if (!fix) continue;
        const after = check(applyFix(j.document, fix));
        assert.ok(after.found.filter((x) => only.test(x.finding.rule)).length < j.found.length);
        assert.deepEqual(
          after.found.filter((x) => x.finding.rule !== rule).map((x) => x.finding.rule),
          check(j.text)
            .found.filter((x) => x.finding.rule !== rule)
            .map((x) => x.finding.rule),
        );
      }
    });
  }
}

describe('term-typo: one character lost, added, swapped or wrong', () => {
  table('term-typo', [
    '持续做好⟦政府信公开工作⟧，不断提高质量。',
    '进一步规范⟦政府信息公开申⟧3件的答复。',
    '⟦全面落市⟧各项部署要求。',
    '工作中⟦还存一些不足⟧，需要改进。',
    '健全⟦政府信公开⟧制度。',
    '认真学习《⟦中华人民共和国政府信息公条例⟧》。',
    '认真学习《⟦中华人民共和国政府信息公开例⟧》。',
    '严格执行⟦政府信息公开条列⟧的规定。',
    '⟦国务院公厅⟧印发的文件均已转发。',
    '编制⟦政府信息公开工作年报告⟧并公布。',
    '⟦政府息公开申请⟧的受理渠道畅通。',
    '编制⟦政府信息公开作年度报告⟧。',
    '⟦政府信信息公开工作⟧有序推进。',
    '⟦政府信息公公开工作⟧有序推进。',
    '⟦政府信公息开工作⟧有序推进。',
    '推进⟦政务公开作工⟧。',
    '清理⟦行政规范性件⟧，公布目录。',
    '清理⟦行政规性范文件⟧，公布目录。',
    '清理⟦行政规泛性文件⟧，公布目录。',
    '公布⟦行政事性收费⟧目录。',
    '公布⟦行政事业性收废⟧目录。',
    '答复⟦法人或其他组组织⟧提出的问题。',
    '⟦法律服机构⟧提出的较多。',
    '⟦社会益组织⟧提出的较少。',
    '未产生⟦信息理费⟧。',
    '没有收取⟦信息处理废⟧。',
    '坚持⟦习近平新时代中国特色社主义思想⟧为指导。',
    '高举⟦中国特社会主义⟧旗帜。',
    '办理⟦行政复义⟧和应诉工作。',
    '办理⟦行政诉颂⟧案件较少。',
    '抓好⟦责任追纠⟧制度落实。',
    '开展⟦社会平议⟧，听取意见。',
    '⟦贯彻落时⟧上级部署。',
    '做好⟦政策介读⟧，丰富形式。',
    '规范⟦依申公开⟧办理流程。',
    '⟦人民政府公室⟧负责统筹。',
    '⟦证府信息公开专栏⟧更新及时。',
    '推进⟦政府息信公开⟧。',
    '设置⟦政府信息公开平台建⟧、专栏等栏目。',
    '⟦基层务公开⟧水平提升。',
    '⟦国务院办公厅政府信息与政务公办公室⟧的要求已经传达。',
    '⟦优化营环境⟧取得成效。',
    '⟦未经复议接起诉⟧的有所减少。',
    '按照⟦政府信息公开信息处理费管理法⟧执行。',
    '按照⟦政府信息公开信息处理费管理理办法⟧执行。',
    '⟦全面贯落实⟧决策部署。',
    '⟦认真贯贯彻落实⟧决策部署。',
  ]);
});

describe('term-typo: everyday words near a term', () => {
  table('term-typo', [
    '全面落地见效，全面落细落小。',
    '贯彻落地，落到实处。',
    '还有一些不足，还在一些方面需要改进。',
    '仍有一些短板，仍在一些领域存在弱项。',
    '还存在一些不足。',
    '留存一些样本，保存一些资料。',
    '政务信息公开和政务服务公开同步推进。',
    '政府信息公示栏、政府信息公布渠道进一步拓宽。',
    '政府信息应公开尽公开，政府信息不公开的须说明理由。',
    '政府信息化工作稳步推进。',
    '政府网站公开专栏、政府采购公开专栏更新及时。',
    '政府信用信息公开平台运行正常。',
    '政府数据公开有序推进。',
    '法人和其他组织、法人或者其他组织、法人及其他组织均可申请。',
    '依法公开、依职权公开、依申请公开。',
    '已申请公开的信息不再重复申请。',
    '行政复核、行政诉求、行政处理、行政许可。',
    '行政规范化管理，行政管理规范性文件。',
    '行政事业单位收费目录。',
    '信息处理结果、信息处理流程、信息处理费用。',
    '政务融媒体、政务自媒体、政府新媒体。',
    '政策解答、政策咨询、政策解读。',
    '责任追溯，责任落实，责任追究。',
    '社会评价、社会评估、社会评议。',
    '监督保证、监督保障、监督管理。',
    '国务院办公室、国务院各部门。',
    '市政府办公室、县政府办公楼、人民政府办公地点。',
    '人民政府办公室、人民政府办公厅。',
    '中国特色、社会主义、特色社会。',
    '存在主要问题、存在的问题、存在的突出问题。',
    '其他需要说明的事项、其他需要报告事项、其他须报告的事项。',
    '优化政务环境、优化法治化营商环境。',
    '标准化规范建设、标准规范化建设、规范化标准化建设。',
    '政府信息公开指引、政府信息公开专区、政府信息公开年报。',
    '政府信息主动公开，主动公布政府信息，主动公开了政府信息。',
    '政府信息公开的工作，政府信息公开各项工作。',
    '政府信息公开申报、公开申诉。',
    '公开政府信息的申请人可以查阅。',
    '政务公开工程、政务公开工作、政务公开办工作部署。',
    '基层政务公开、基层党务公开、基层村务公开。',
    '党务公开工作、村务公开工作、校务公开工作。',
    '法律服务性机构、法律服务机构、法律援助机构。',
    '社会公益性组织、社会公共组织、公益组织。',
    '习近平总书记重要讲话精神。',
    '中华人民共和国政府采购法、中华人民共和国行政复议法。',
    '信息公开申请书、信息公开申请表。',
    '信息公开申诉渠道。',
    '全面贯彻和落实、全面贯彻新发展理念。',
    '认真贯彻执行、认真落实。',
    '人民群众的知情权、人民群众参与权。',
    '政府门户网、政府门户网站。',
    '未经复议、直接起诉。',
    '政府信息管理、政府信息的管理、政府信息化管理。',
    '国务院令第711号。',
    '年度报告格式、工作年度报告。',
    '政府信息公开工作报告。',
    '政府信息公开与政务公开。',
    '实时发布、及时发布。',
    '政府信息公',
    '部署要求全面落',
    '信息处理、信息公开。',
  ]);
  it('nothing in the county’s report itself', () =>
    assert.deepEqual(
      check(reportWith('无。')).found.map((f) => f.finding.rule),
      [],
    ));
});

describe('mixed-brackets', () => {
  table('mixed-brackets', [
    '县政府⟦（以下简称“我县”)⟧高度重视。',
    '县政府⟦(以下简称“我县”）⟧高度重视。',
    '一是⟦（国办函〔2020〕109号)⟧要求；二是⟦(含新媒体）⟧。',
    '嵌套（外层⟦(内层）⟧外层）。',
    '县政府（以下简称“我县”）高度重视。',
    '县政府(以下简称“我县”)高度重视。',
    '1)第一；2）第二（补充）。',
    '公式(1）不含汉字。',
    '没有收尾（的括号，(也没有。',
    '网址(http://www.example.cn）。',
    '网址http://www.example.cn⟦（见首页)⟧。',
    '⟦（见http://www.example.cn/f(a)首页)⟧。',
    '网址<http://www.example.cn/(首页）>。',
    '见<a title="（附件)">附件</a>。',
    '见<!-- （附件) -->附件。',
    '见⟦（<b>附件</b>)⟧。',
    '见（[附件](a)）。',
    '见&#40;附件）。',
  ]);
  it('leaves the target of a link as it is', () => {
    const text = '见[附件⟦（一)⟧](http://www.example.cn/（a)，另见(说明）。';
    const j = judge(text.replace(/[⟦⟧]/g, ''), /^mixed-brackets$/);
    let fixed = j.document.text();
    for (const { finding } of j.found) fixed = applyFix(check(fixed).document, finding.fixes[0]!);
    assert.ok(fixed.includes('见[附件（一）](http://www.example.cn/（a)，另见（说明）。'), fixed);
  });
  it('is fixed by one character, safely', () => {
    const j = judge('县政府（以下简称“我县”)高度重视。', /^mixed-brackets$/);
    assert.equal(j.found[0]!.finding.fixes[0]!.applicability, 'safe');
    assert.ok(applyFix(j.document, j.found[0]!.finding.fixes[0]!).includes('（以下简称“我县”）'));
  });
});

describe('placeholder-left', () => {
  table('placeholder-left', [
    '二○○八年制定的制度仍在执行，二○二○年修订。',
    '总结⟦20XX年⟧的工作。',
    '由⟦○○局⟧牵头编制目录。',
    '⟦XX县⟧人民政府办公室负责。',
    '全年发布图解⟦XX篇⟧。',
    '全年公开信息⟦××条⟧。',
    '全年公开信息⟦xx条⟧，解读⟦XX篇⟧。',
    '⟦XXX局⟧牵头办理。',
    '共⟦____件⟧。',
    '截至⟦X月⟧X日。',
    '根据国办公开办函⟦〔〕号⟧。',
    '根据国办函⟦〔20XX〕⟧X号。',
    '占比⟦XX%⟧。',
    '共计⟦×××人⟧次。',
    '拨打12345热线。',
    '张××、李××等同志。',
    '申请人王XX来电。',
    '型号为A-XX3。',
    '电话138XXXX1234。',
    '3×5米展板，4×4宫格。',
    '尺寸XXL。',
    'EXX系统上线。',
    '使用__加粗__文字。',
    '网址example.cn/xx/gk。',
    '〔2021〕30号。',
    '[链接](http://example.cn)。',
    '“某某县”等不规范表述。',
    '× 不合格，√ 合格。',
  ]);
});

describe('boilerplate-left', () => {
  table('boilerplate-left', [
    '⟦该部分以表格形式报告。表格如下：⟧',
    '⟦该部分以表格形式报告。⟧',
    '总体平稳。⟦（此处填写具体情况）。⟧',
    '该部分工作由办公室负责。',
    '表格下载区已上线。',
    '以表格形式公开预决算信息。',
    '填写申请表应当完整。',
  ]);
});

describe('personal-data', () => {
  const identity = '11010519491231002X';
  it('checks date of birth and check digit', () => {
    assert.ok(isIdentityNumber(identity));
    for (const s of ['110105194912310021', '11010519491331002X', '110105184912310029'])
      assert.ok(!isIdentityNumber(s), s);
  });
  table('personal-data', [
    `申请人身份证号⟦${identity}⟧。`,
    '申请人张某（手机⟦13912345678⟧）来函。',
    '申请人李某，⟦13712345678⟧，已电话告知。',
    '监督电话：13912345678。',
    '咨询热线13912345678。',
    '办公电话0888-3321100。',
    '服务电话为18012345678。',
    '统一编号110105194912310021。',
    '流水号2023112345678901。',
    '累计字节数139123456789。',
    '邮编000421，编号20230001。',
  ]);
  it('leaves the office’s own contact before the first section alone', () => {
    const text = reportWith('无。').replace('电话：0000-5550199', '电话：13900001111');
    assert.deepEqual(
      check(text).found.map((f) => f.finding.rule),
      [],
    );
  });
});

describe('stale-year', () => {
  table('stale-year', [
    '⟦2022⟧年，我县公开信息600条。',
    '⟦2022⟧年度，全县公开信息600条。',
    '工作有序推进。⟦2022⟧年，县政府召开会议4次。',
    '严格执行有关规定，⟦2022⟧年未收取任何费用。',
    '（一）主动公开。⟦2022⟧年，公开信息600条。',
    '⟦２０２２⟧年，我县公开信息600条。',
    '⟦2022⟧年以来，我县持续加大公开力度。',
    '⟦2022⟧年全县培训人员300人次。',
    '2023年，我县公开信息600条，2022年为500条。',
    '2022年，我县公开信息500条；2023年，公开600条。',
    '2022年公开信息500条，同比增长20%。',
    '较2022年增加60条。',
    '与2022年相比有所提高。',
    '2022年12月印发的方案继续执行。',
    '2022年底前建成的专区运行良好。',
    '落实《2022年政务公开工作要点》后续任务。',
    '2022年，试点工作全面启动。',
    '2022年印发的办法继续有效。',
    '2022年年报中提出的问题已整改。',
    '2022年存在的不足已经补齐。',
    '2024年工作打算：继续优化栏目。',
    '2024年，我县将继续推进。',
    '对2019年以来的文件进行梳理。',
    '国办发〔2022〕8号文件已转发。',
    '上年结转2022年收到的申请3件。',
    '自2022年起，县政府每季度通报一次。',
    '2022年至2023年连续两年获评优秀。',
    '2022年，我县上年度指标排名第三。',
    '2021年，我县启动改革。',
  ]);
});

describe('rules on wording say nothing of tables and headings’ labels', () => {
  it('in the lines of a table', () => {
    const text = reportWith('无。').replace('社会公益组织', '社会公益组只');
    assert.deepEqual(
      check(text).found.filter((f) => f.finding.rule === 'term-typo'),
      [],
    );
    assert.equal(county.year, 2023);
  });
});

import type { Writer } from './writer';

const PARAGRAPH = '坚持把群众关心什么',
  PROBLEMS = '存在的主要问题及改进情况',
  GROUP = '行政许可',
  LAST = '其他需要报告的事项';

/** What people do to a report, in the order in which editors tell it. `other` is a report in another layout. */
export const typing: Readonly<Record<string, (w: Writer, other: string) => void>> = {
  'a row typed at the end of a table': (w) => {
    const at = w.lines(w.find('行政强制')).end;
    w.type(at, '| 行政征收 | 3 |\n');
    w.backspace(at + 6, 3);
    w.type(at + 3, '检查');
  },
  'a figure typed over': (w) => {
    const at = w.find('20356');
    w.change(at, at + 5, '');
    w.type(at, '2,0356');
    w.backspace(at + 2, 1);
    w.type(at + 1, '.');
    w.undo(3);
    w.redo(2);
  },
  'a paragraph written with an input method': (w) => {
    let at = w.lines(w.find(PARAGRAPH)).end;
    for (const [letters, word] of [
      ['quannian', '全年'],
      ['xinshou', '新收'],
      ['zhengfuxinxigongkai', '政府信息公开'],
      ['shenqing', '申请'],
    ] as const) {
      w.compose(at, letters, word);
      at += word.length;
    }
    w.type(at, '59件，上年结转3件。\n');
  },
  'sentences with figures, then the figures in the table': (w) => {
    w.type(w.find(PARAGRAPH), '全年作出行政处罚决定874件，新收政府信息公开申请59件，予以公开27件。');
    const at = w.text.lastIndexOf('874');
    w.change(at, at + 3, '875');
    w.change(at, at + 3, '');
    w.type(at, '874');
  },
  'the title and the year': (w) => {
    const at = w.find('2023年');
    w.backspace(at + 4, 1);
    w.type(at + 3, '4');
    w.backspace(at + 4, 4);
    w.type(at, '二〇二三');
    w.undo(6);
  },
  'a table pasted from another layout': (w, other) => {
    const cut = other.slice(other.indexOf('行政规范性文件'), other.indexOf('（二）部分公开'));
    const at = w.lines(w.find(GROUP)).end;
    w.change(at, at, `${cut}\n`);
    w.undo();
    w.change(w.lines(w.find(GROUP)).start, w.lines(w.find('行政强制')).end, `${cut}\n`);
    w.undo();
    w.redo();
  },
  'a section deleted and put back elsewhere': (w) => {
    const start = w.lines(w.find(PROBLEMS)).start,
      end = w.lines(w.find(LAST)).start,
      section = w.text.slice(start, end);
    w.change(start, end, '');
    w.undo();
    w.redo();
    const to = w.lines(w.find('主动公开政府信息情况')).start;
    w.change(to, to, section);
    w.undo(2);
  },
  'a heading taken apart line by line': (w) => {
    const at = w.find(PROBLEMS);
    w.type(at + 4, '\n');
    w.type(at, '\n\n');
    w.backspace(at + 2, 2);
    w.backspace(at + 5, 1);
    w.backspace(at, 2);
    w.undo(12);
    w.redo(5);
  },
  'lines moved up and down': (w) => {
    for (const text of [GROUP, '行政处罚', PROBLEMS]) {
      const l = w.lines(w.find(text));
      w.moveLines(l.start, l.end, w.lines(l.end).end);
      w.moveLines(
        w.lines(w.find(text)).start,
        w.lines(w.find(text)).end,
        w.lines(w.lines(w.find(text)).start - 1).start,
      );
    }
    w.undo(4);
  },
  'lines doubled and deleted': (w) => {
    for (let n = 0; n < 3; n++) {
      const l = w.lines(w.find(GROUP), n);
      w.change(l.end, l.end, w.text.slice(l.start, l.end));
    }
    for (let n = 0; n < 5; n++) {
      const l = w.lines(w.find(GROUP));
      w.change(l.start, l.end, '');
      if (!w.text.includes(GROUP)) break;
    }
    w.undo(8);
  },
  'replace all': (w) => {
    w.replaceAll('信息公开', '信息公布');
    w.undo(3);
    w.replaceAll('、', '.');
    w.replaceAll('0', '１', 40);
  },
  'other line ends, at once and one by one': (w) => {
    w.lineEnds('\r\n', true);
    w.undo();
    w.lineEnds('\r', true);
    w.lineEnds('\r\n', false);
  },
  'all deleted and pasted again': (w) => {
    const { text } = w;
    w.change(0, text.length, '');
    w.type(0, '政府信息公开');
    w.change(0, w.text.length, text);
    w.undo(3);
  },
  'two reports become one and two again': (w, other) => {
    w.change(w.text.length, w.text.length, `\n${other}`);
    const at = w.text.length - other.length;
    w.change(at, at + w.text.slice(at).indexOf('\n'), '');
    w.undo();
    w.change(w.lines(w.find(LAST)).start, at, '');
    w.undo(2);
  },
  'a merge conflict and its end': (w) => {
    const l = w.lines(w.find('行政处罚'));
    w.change(
      l.start,
      l.end,
      '<<<<<<< ' +
        `HEAD\n${w.text.slice(l.start, l.end)}=======\n${w.text.slice(l.start, l.end).replace('874', '875')}` +
        '>>>>>>> b\n',
    );
    w.type(w.find('======='), '1');
    w.undo(2);
    w.redo();
  },
  'HTML typed tag by tag': (w) => {
    const at = w.lines(w.find(PARAGRAPH)).start;
    w.type(at, '<table><tr><td>行政许可</td><td>3</td></tr></table>\n<!-- 备注 -->\n<p>');
    w.backspace(w.find('-->') + 3, 3);
    w.undo(5);
  },
};

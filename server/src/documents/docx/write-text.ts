import { refuse } from '../refusal';
import type { Span } from './layout';
import type { Paragraph, Piece, Run } from './model';
import { runContent, textContent, type Splices } from './splices';

/** A stretch of text that can be edited: that of a paragraph, or of a cell. */
export interface Region {
  readonly spans: readonly Span[];
  /** Where text goes if there is none; undefined where none can. */
  readonly paragraph: Paragraph | undefined;
  /** The formatting of text that goes where none is. */
  readonly dress: string;
  readonly inCell: boolean;
}

export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/**
 * Writes an edit of a stretch of text into the runs that it touches.
 * @throws Refusal where it touches what Word makes
 */
export function writeText(region: Region, edit: TextEdit, into: Splices): void {
  const { start, end, newText } = whole(region, edit);
  const text = region.inCell ? fromCell(newText) : newText;
  const touched = region.spans.filter((s) => s.at < end && s.end > start);
  for (const { piece } of touched) refuseMade(piece);
  if (touched.length > 0) {
    touched.forEach((span, i) => {
      const from = Math.max(start, span.at) - span.at,
        to = Math.min(end, span.end) - span.at;
      replace(span.piece, from, to, i === 0 ? text : '', into);
    });
    return;
  }
  const beside = neighbour(region, start);
  if (beside) replace(beside.piece, beside.at, beside.at, text, into);
  else fill(region, text, into);
}

/** An edit that takes a part of what stands for one thing takes all of it. */
function whole({ spans }: Region, edit: TextEdit): TextEdit {
  let { start, end, newText } = edit;
  for (const { at, end: to, piece } of spans) {
    if (piece.kind !== 'char' && piece.kind !== 'mark') continue;
    const shown = shownText(spans, at, to);
    if (at < start && start < to) {
      newText = shown.slice(0, start - at) + newText;
      start = at;
    }
    if (at < end && end < to) {
      newText += shown.slice(end - at);
      end = to;
    }
  }
  return { start, end, newText };
}

/** The text of a piece as it is laid out. */
function shownText(spans: readonly Span[], at: number, to: number): string {
  const { piece } = spans.find((s) => s.at === at && s.end === to)!;
  if (to - at === piece.text.length) return piece.text;
  return piece.text === '\t' ? '　　' : piece.text.replace(/[|\\]/g, '\\$&');
}

function fromCell(text: string): string {
  return text.replace(/\\([|\\])/g, '$1').replace(/[\t\n]/g, ' ');
}

function refuseMade(piece: Piece): void {
  switch (piece.kind) {
    case 'number':
      throw refuse(
        `“${piece.text.trim()}”是 Word 自动编的号，请在 Word 中修改`,
        `“${piece.text.trim()}” is a number that Word makes; change it in Word`,
      );
    case 'field':
      throw refuse(
        `“${piece.text.trim()}”是域的结果，Word 会重新生成，请在 Word 中修改`,
        `“${piece.text.trim()}” is the result of a field, which Word makes anew; change it in Word`,
      );
    case 'bound':
      throw refuse(
        `“${piece.text.trim()}”在内容控件中，取自文档属性或其他数据，请在 Word 中修改`,
        `“${piece.text.trim()}” is in a content control that shows other data of the file; change it in Word`,
      );
    case 'made':
      if (piece.text.trim() !== '')
        throw refuse(
          `“${piece.text}”在公式里，请在 Word 中修改`,
          `“${piece.text}” stands in a formula; change it in Word`,
        );
      throw refuse(
        '单元格里的分段处不能这样改，请在 Word 中修改',
        'paragraphs of a cell cannot be joined here; do it in Word',
      );
  }
}

/** The piece that takes what is inserted at an offset, and where in it. */
function neighbour({ spans }: Region, offset: number): { readonly piece: Piece; readonly at: number } | undefined {
  const usable = (s: Span | undefined) => (s && ['text', 'char', 'mark'].includes(s.piece.kind) ? s : undefined);
  const left = usable(spans.find((s) => s.end === offset && s.end > s.at)),
    right = usable(spans.find((s) => s.at === offset && s.end > s.at));
  const best = [left, right].find((s) => s?.piece.kind === 'text') ?? left ?? right;
  if (!best) return undefined;
  const { piece } = best;
  // What is replaced as a whole has text only before it or behind.
  const at = best === left ? piece.to : piece.from;
  if (piece.kind === 'text') return { piece, at: best === left ? piece.text.length : 0 };
  return { piece: { ...piece, from: at, to: at, text: '' }, at: 0 };
}

/** Replaces what stands between two offsets of a piece. */
function replace(piece: Piece, from: number, to: number, text: string, into: Splices): void {
  const run = piece.run!;
  const plain = piece.kind === 'text';
  const start = plain ? piece.from + from : piece.from,
    end = plain ? piece.from + to : piece.to;
  const isElement = piece.kind === 'mark';
  if (piece.tag) {
    const cut = [text[0], text[text.length - 1], piece.text[from - 1], piece.text[to]];
    if (into.word.tracking || cut.some((c) => c !== undefined && /\s/.test(c))) into.keepSpaces(piece.tag);
  }
  if (into.word.tracking && !run.inserted) {
    if (run.enclosed)
      throw refuse(
        `“${piece.text.trim()}”带拼音或有另一种写法，不能记为修订，请在 Word 中修改`,
        `“${piece.text.trim()}” has phonetic help or is written twice and cannot be tracked; change it in Word`,
      );
    into.put(start, end, tracked(into.word.source.slice(start, end), text, run, isElement, into));
    return;
  }
  into.put(start, end, isElement ? runContent(text, run.prefix) : textContent(text, run.prefix));
}

/** Ends the run, puts what is taken out and what comes in beside it, and goes on with a run like it. */
function tracked(old: string, text: string, run: Run, isElement: boolean, into: Splices): string {
  const { prefix, dress } = run;
  const p = prefix;
  const gone = isElement ? old : `<${p}delText xml:space="preserve">${old}</${p}delText>`;
  const out = old === '' ? '' : `<${p}del ${into.change(p)}><${p}r>${dress}${gone}</${p}r></${p}del>`;
  const close = isElement ? '' : `</${p}t>`,
    open = isElement ? '' : `<${p}t xml:space="preserve">`;
  return `${close}</${p}r>${out}${insertedRun(text, p, dress, into)}<${p}r>${dress}${open}`;
}

/** A run of its own, tracked where changes are. */
export function insertedRun(text: string, prefix: string, dress: string, into: Splices): string {
  if (text === '') return '';
  const run = `<${prefix}r>${dress}${runContent(text, prefix)}</${prefix}r>`;
  return into.word.tracking ? `<${prefix}ins ${into.change(prefix)}>${run}</${prefix}ins>` : run;
}

/** Text where there was none. */
function fill({ paragraph, spans, dress }: Region, text: string, into: Splices): void {
  if (spans.length > 0) refuseMade(spans[0]!.piece);
  if (!paragraph)
    throw refuse(
      '这里是合并单元格的一部分，没有地方写，请在 Word 中修改',
      'this is part of a merged cell and takes no text; change it in Word',
    );
  const blanks = paragraph.pieces.filter((p) => p.kind === 'text' || p.kind === 'char');
  if (blanks.length > 0) {
    blanks.forEach((p, i) => replace(p, 0, p.text.length, i === 0 ? text : '', into));
    return;
  }
  const { prefix, empty, close } = paragraph;
  const run = insertedRun(text, prefix, paragraph.dress || dress, into);
  if (empty) into.put(close - 2, close, `>${run}</${prefix}p>`);
  else into.put(close, close, run);
}

// The page of the panel: tables as the form prints them. It knows no report: what it shows it is told.
import { asText, copyPicture, copyTable, printable } from './copy';
import { element } from './element';
import type { FromPanel, PanelWords, ToPanel } from '../../shared/src/panel';
import type { PanelCell, PanelReport, PanelTable } from '../../shared/src/panel-protocol';

interface Kept {
  readonly uri?: string;
  readonly fact?: number;
  readonly last?: boolean;
}
declare function acquireVsCodeApi(): {
  postMessage(message: FromPanel): void;
  getState(): Kept | undefined;
  setState(state: Kept): void;
};

const api = acquireVsCodeApi();
const main = document.querySelector('main')!;
const notes = document.getElementById('notes')!;
const FIGURE = /^(?:\d+(?:\.\d+)?)?$/;

let kept: Kept = api.getState() ?? {};
let report: PanelReport | null = null;
let words: PanelWords | undefined;
let cells = new Map<number, HTMLTableCellElement>();
let facts = new Map<number, PanelCell>();

const keep = (more: Kept): void => {
  kept = { ...kept, ...more };
  api.setState(kept);
};

function show(message: ToPanel & { kind: 'show' }): void {
  // A cell that is being typed into is not taken away.
  if (main.querySelector('input.edit') && message.uri === kept.uri) return;
  report = message.report;
  words = message.words;
  document.documentElement.lang = message.language;
  keep({ uri: message.uri });
  cells = new Map();
  facts = new Map();
  const focused = main.contains(document.activeElement);
  main.replaceChildren();
  notes.textContent = '';
  if (!report) main.append(element('p', words.empty, 'empty'));
  else draw(report, words);
  const first = [...cells.keys()][0];
  const at = kept.fact !== undefined && cells.has(kept.fact) ? kept.fact : first;
  if (at !== undefined) choose(at, focused);
  const broken = [...facts.values()].filter((c) => c.state === 'broken').length;
  api.postMessage({ kind: 'shown', tables: main.querySelectorAll('table').length, figures: facts.size, broken });
}

function draw(shown: PanelReport, say: PanelWords): void {
  main.append(element('h1', shown.title));
  main.append(element('p', shown.form, 'form'));
  const bar = element('div', undefined, 'bar');
  const last = element('label');
  const box = element('input');
  box.type = 'checkbox';
  box.checked = kept.last === true;
  main.classList.toggle('with-last', box.checked);
  box.addEventListener('change', () => {
    keep({ last: box.checked });
    main.classList.toggle('with-last', box.checked);
  });
  last.append(box, ` ${say.lastYear}`);
  const print = element('button', say.print);
  print.addEventListener('click', () => {
    const html = printable(main, document.documentElement.lang, shown.title);
    api.postMessage({ kind: 'print', html });
  });
  bar.append(last, print);
  main.append(bar, element('p', say.help, 'help'));
  for (const section of shown.sections) {
    const heading = element('h2', section.title);
    if (section.missing) {
      heading.append(element('span', ` ${say.missing} `, 'missing'));
      if (section.insert !== undefined) heading.append(insertButton(section.insert, say));
    } else if (section.range) heading.append(...goButton(heading, section.range));
    main.append(heading);
    if (section.table && !(section.missing && section.table.missing)) drawTable(section.table, say);
  }
}

/** Puts in what is missing. */
function insertButton(subject: string, say: PanelWords): HTMLButtonElement {
  const button = element('button', say.insert);
  button.addEventListener('click', () => api.postMessage({ kind: 'insert', subject }));
  return button;
}

/** Makes a heading's text a button that leads to its place. */
function goButton(heading: HTMLElement, range: NonNullable<PanelCell['range']>): Node[] {
  const button = element('button', heading.textContent ?? '', 'go');
  button.addEventListener('click', () => api.postMessage({ kind: 'go', range }));
  heading.textContent = '';
  return [button];
}

function drawTable(table: PanelTable, say: PanelWords): void {
  if (table.missing) {
    const told = element('p', `${say.missingTable} `, 'missing');
    if (table.insert !== undefined) told.append(insertButton(table.insert, say));
    main.append(told);
    return;
  }
  const shown = element('table');
  shown.setAttribute('role', 'grid');
  shown.append(element('caption', table.title));
  const body = element('tbody');
  for (let line = 0; line < table.height; line++) {
    const row = element('tr');
    for (const cell of table.cells.filter((c) => c.line === line)) row.append(drawCell(cell, say));
    body.append(row);
  }
  shown.append(body);
  const tell = (done: Promise<void>, otherwise: () => void) =>
    done.then(() => (notes.textContent = say.copied), otherwise);
  const copy = element('button', say.copy);
  copy.addEventListener('click', () => {
    const text = asText(table);
    // Where the page may not reach the clipboard the extension does, without merged cells.
    void tell(copyTable(shown, text), () => api.postMessage({ kind: 'copy', text }));
  });
  const picture = element('button', say.copyPicture);
  picture.addEventListener('click', () => {
    void tell(copyPicture(shown), () => (notes.textContent = say.notCopied));
  });
  const bar = element('div', undefined, 'bar');
  bar.append(copy, ' ', picture);
  const frame = element('div', undefined, 'frame');
  frame.append(shown);
  main.append(frame, bar);
}

function drawCell(cell: PanelCell, say: PanelWords): HTMLTableCellElement {
  const isFigure = cell.kind === 'figure';
  const made = element(isFigure ? 'td' : 'th');
  if (!isFigure) made.append(element('span', cell.text, 'label'));
  if (cell.missing) made.append(element('span', ` ${say.missingRow}`, 'missing'));
  if (cell.insert !== undefined) made.append(' ', insertButton(cell.insert, say));
  if (cell.places > 1) made.colSpan = cell.places;
  if (cell.lines > 1) made.rowSpan = cell.lines;
  if (!isFigure) {
    made.scope = cell.kind === 'row' ? 'row' : 'col';
    return made;
  }
  made.append(element('span', cell.text, 'value'));
  if (cell.last !== undefined) made.append(element('span', cell.last, 'last'));
  made.className = `figure ${cell.state}`;
  made.tabIndex = -1;
  made.setAttribute('role', 'gridcell');
  made.setAttribute('aria-label', `${cell.name}: ${cell.text}; ${say.states[cell.state!]}`);
  made.title = [say.states[cell.state!], ...(cell.notes ?? [])].join('\n');
  const fact = cell.fact!;
  cells.set(fact, made);
  facts.set(fact, cell);
  made.addEventListener('click', () => {
    choose(fact, true);
    go(fact);
  });
  made.addEventListener('dblclick', () => edit(fact));
  made.addEventListener('focus', () => choose(fact, false));
  made.addEventListener('mouseenter', () => light(fact));
  made.addEventListener('mouseleave', () => light(kept.fact));
  return made;
}

/** Makes a cell the one that keys act on. */
function choose(fact: number, focus: boolean): void {
  for (const cell of cells.values()) {
    cell.tabIndex = -1;
    cell.classList.remove('chosen');
  }
  const cell = cells.get(fact);
  if (!cell) return;
  cell.tabIndex = 0;
  cell.classList.add('chosen');
  keep({ fact });
  light(fact);
  note(fact);
  if (focus && document.activeElement !== cell) cell.focus();
}

/** Says at the foot of the page what a cell is reckoned with. */
function note(fact: number): void {
  const { name, notes: lines } = facts.get(fact)!;
  notes.textContent = [name ?? '', ...(lines ?? [])].join('\n');
}

/** Marks the cells that a cell is reckoned with. */
function light(fact: number | undefined): void {
  const related = new Set(fact === undefined ? [] : facts.get(fact)?.related);
  for (const [own, cell] of cells) cell.classList.toggle('related', related.has(own));
}

function go(fact: number): void {
  const range = facts.get(fact)?.range;
  if (range) api.postMessage({ kind: 'go', range });
}

function edit(fact: number): void {
  const cell = cells.get(fact),
    known = facts.get(fact);
  if (!cell || !known?.range || !report || !words || cell.querySelector('input')) return;
  const { version } = report;
  const input = element('input', undefined, 'edit');
  input.value = known.text;
  input.inputMode = 'decimal';
  input.setAttribute('aria-label', `${words.change} ${known.name}`);
  const value = cell.querySelector<HTMLElement>('.value')!;
  value.hidden = true;
  cell.prepend(input);
  input.select();
  let done = false;
  const end = (take: boolean): void => {
    if (done) return;
    const typed = input.value.trim();
    if (take && !FIGURE.test(typed)) {
      notes.textContent = words!.notANumber;
      input.setAttribute('aria-invalid', 'true');
      return;
    }
    done = true;
    input.remove();
    value.hidden = false;
    if (take && typed !== known.text) api.postMessage({ kind: 'set', fact, value: typed, version });
    cell.focus();
  };
  input.addEventListener('keydown', (event) => {
    event.stopPropagation();
    if (event.key === 'Enter') end(true);
    if (event.key === 'Escape') end(false);
  });
  input.addEventListener('blur', () => end(FIGURE.test(input.value.trim())));
  input.addEventListener('click', (event) => event.stopPropagation());
}

const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

main.addEventListener('keydown', (event) => {
  const fact = kept.fact;
  const cell = fact === undefined ? undefined : cells.get(fact);
  if (fact === undefined || !cell || event.target !== cell) return;
  const move = moves[event.key];
  if (move) step(cell, move);
  else if (event.key === 'Enter' || event.key === 'F2') edit(fact);
  else if (event.key === ' ') go(fact);
  else return;
  event.preventDefault();
});

/** Goes to the next figure in a direction, within the table; up and down to the nearest below or above. */
function step(cell: HTMLTableCellElement, [down, right]: readonly [number, number]): void {
  const all = [...cells.values()];
  const table = cell.closest('table');
  const own = all.filter((c) => c.closest('table') === table);
  let next: HTMLTableCellElement | undefined;
  if (right !== 0) next = own[own.indexOf(cell) + right];
  else {
    const here = facts.get(factOf(cell))!;
    const beyond = own.filter((c) => (facts.get(factOf(c))!.line - here.line) * down > 0);
    const far = (c: HTMLTableCellElement) => {
      const there = facts.get(factOf(c))!;
      return Math.abs(there.line - here.line) * 100 + Math.abs(there.place - here.place);
    };
    next = beyond.sort((a, b) => far(a) - far(b))[0];
  }
  if (next) choose(factOf(next), true);
}

function factOf(cell: HTMLTableCellElement): number {
  for (const [fact, own] of cells) if (own === cell) return fact;
  return -1;
}

window.addEventListener('message', ({ data }: MessageEvent<ToPanel>) => {
  if (data.kind === 'show') show(data);
  else {
    for (const cell of cells.values()) cell.classList.remove('cursor');
    const cell = data.fact === null ? undefined : cells.get(data.fact);
    cell?.classList.add('cursor');
    if (!cell || main.contains(document.activeElement)) return;
    note(data.fact!);
    light(data.fact!);
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
});
api.postMessage({ kind: 'ready' });

import type { TextEdit } from 'vscode-languageserver-types';
import { directiveText } from '../document/directives';
import type { Located } from '../document/checked-document';
import type { Report } from '../report/model';
import { ruleById } from '../rules/registry';
import type { Block } from '../syntax/block';
import { say, type Checked } from './checked';

/** Files whose text can hold comments. */
const COMMENTED = /\.(?:md|markdown|html?|gkbg)$/i;

/** A comment above what a finding stands in, which leaves it unsaid; undefined where the text has no comments. */
export function suppressingEdit({ finding }: Located, { uri, document, lang }: Checked): TextEdit | undefined {
  const path = uri.split(/[?#]/, 1)[0]!;
  if (!COMMENTED.test(path) || ruleById(finding.rule)?.scope === 'suppression') return undefined;
  const block = blockToPrecede(finding.place.block, document);
  const fact = ruleById(finding.rule)?.scope === 'block' ? undefined : finding.facts[0];
  const comment = directiveText(finding.rule, fact, say(lang, '已人工核对', 'checked by hand'));
  const start = document.rangeOf({ block, start: 0, end: 0 }).start;
  // Inside a line, as in a page that is one long line, nothing is broken up.
  const eol = start.character === 0 ? (/\r\n|\r|\n/.exec(document.text(0, 4000))?.[0] ?? '\n') : '';
  return { range: { start, end: start }, newText: comment + eol };
}

/** A table is preceded as a whole: within it a comment would break it in two. */
function blockToPrecede(block: Block, document: Checked['document']): Block {
  const report = document.bound?.reportAt(block);
  if (!report) return block;
  let firsts = known.get(report);
  if (!firsts) known.set(report, (firsts = firstBlocks(report)));
  return firsts.get(block) ?? block;
}

/** For each block of a table the first of its table. */
const known = new WeakMap<Report, ReadonlyMap<Block, Block>>();

function firstBlocks({ sections }: Report): ReadonlyMap<Block, Block> {
  const firsts = new Map<Block, Block>();
  for (const { tables } of sections)
    for (const { blocks } of tables) for (const b of blocks) if (!firsts.has(b)) firsts.set(b, blocks[0]!);
  return firsts;
}

import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { applyFixes } from '../../server/src/cli/fixes/apply-fixes';
import { atOnce } from '../../server/src/document/steps';
import { CheckedDocument } from '../../server/src/document/checked-document';
import { changedFigure } from '../../server/src/document/proof';
import { codeActions, FIX_ALL } from '../../server/src/features/code-actions';
import { builtinForms } from '../../server/src/forms/builtin';
import { OpenDocument } from '../../server/src/session/document';
import { mutated } from '../fuzz/mutated';
import { brief, plainOptions } from '../support/check';

/** Texts looked at; each is checked a dozen times. */
const TEXTS = 120;
/** What an editor has open, with every safe fix made as often as it is offered. */
class Editor {
  readonly open: OpenDocument;
  private readonly model: TextDocument;
  constructor(text: string) {
    this.model = TextDocument.create('file:///a', 'plaintext', 1, text);
    this.open = new OpenDocument('file:///a', 'plaintext', 1, text, builtinForms(), 'zh');
    this.open.configure({
      enabled: true,
      form: 'auto',
      severities: {},
      forced: false,
      maxFindings: 10_000,
      inlayHints: true,
      codeLens: true,
    });
    this.readOn();
  }
  private readOn(): void {
    while (!this.open.readOn()) {
      /* goes on */
    }
  }
  get findings(): string[] {
    return brief(this.open.view.document.text(), this.open.view.findings);
  }
  /** Returns whether there was anything to fix. */
  fixAll(): boolean {
    const range = { start: { line: 0, character: 0 }, end: { line: 1e6, character: 0 } };
    const [action] = atOnce(
      codeActions(
        this.open.view,
        { range, diagnostics: [], only: [FIX_ALL] },
        { edit: (edits) => ({ changes: { 'file:///a': edits } }), canShowPages: false },
      ),
    );
    if (!action) return false;
    const edits = [...action.edit!.changes!['file:///a']!].reverse();
    const changes = edits.map((e) => ({ range: e.range, text: e.newText }));
    TextDocument.update(this.model, changes, this.model.version + 1);
    this.open.change(this.model.version, changes);
    this.readOn();
    assert.equal(this.open.view.document.text(), this.model.getText());
    return true;
  }
}

const figures = (text: string) => new CheckedDocument(text, plainOptions).reports.map((r) => r.figures);
const rulesOf = (list: readonly string[]) => list.map((f) => f.slice(0, f.indexOf('@'))).sort();

describe('editor and command line say the same and mend the same', () => {
  for (let part = 0; part < 4; part++)
    it(`texts ${part * (TEXTS / 4)} and on`, () => {
      for (let seed = part * (TEXTS / 4); seed < (part + 1) * (TEXTS / 4); seed++) {
        const text = mutated(seed);
        const fresh = new CheckedDocument(text, plainOptions);
        const editor = new Editor(text);
        const before = editor.findings;
        assert.deepEqual(before, brief(text, fresh.findings()), `seed ${seed}`);
        const { document, applied } = applyFixes(fresh, 'safe', plainOptions, false);
        let rounds = 0;
        while (rounds < 10 && editor.fixAll()) rounds++;
        assert.equal(editor.open.view.document.text(), document.text(), `seed ${seed}`);
        assert.deepEqual(editor.findings, brief(document.text(), document.findings()), `seed ${seed}`);
        assert.equal(applied > 0, rounds > 0, `seed ${seed}`);
        // What has been mended is gone, nothing has come, and every figure stands.
        assert.equal(changedFigure(figures(text), figures(document.text())), undefined, `seed ${seed}`);
        const left = rulesOf(editor.findings);
        for (const rule of rulesOf(before)) if (left[left.indexOf(rule)] === rule) left.splice(left.indexOf(rule), 1);
        assert.deepEqual(left, [], `seed ${seed}`);
        assert.ok(editor.findings.length <= before.length - applied, `seed ${seed}`);
      }
    });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SyntaxTree } from '../../server/src/syntax/tree';
import { CheckedDocument } from '../../server/src/document/checked-document';
import { plainOptions } from '../support/check';
import { besideLast, difference, type Setting } from './compare';
import { seed } from './seed';
import { steps, take } from './steps';
import { lastYear, smallTexts, wholeTexts } from './texts';
import { Writer } from './writer';

describe(`a text that is read piece by piece, and edited meanwhile, ends as freshly read (GOUJI_SEED=${seed})`, () => {
  const whole = wholeTexts();
  const last = lastYear();

  /** Reads `text` in pieces, `turns` of them between one step and the next; what differs at the end, if anything. */
  const opened = (
    text: string,
    piece: number,
    forced: boolean,
    turns: readonly number[],
    list: Parameters<typeof take>[0][],
  ): string | undefined => {
    const setting: Setting = { options: { ...plainOptions, forced }, last };
    const document = new CheckedDocument(text, setting.options, piece);
    const writer = new Writer(text, (edit) => document.edit(edit), 40_000);
    list.forEach((s, i) => {
      for (let n = turns[i % turns.length]!; n > 0; n--) document.readOn();
      take(s, writer, whole[0]!);
      if (i % 3 === 0) besideLast(document, setting);
    });
    while (!document.read) document.readOn();
    besideLast(document, setting);
    return difference(document, writer.text, setting, true);
  };

  const turns = fc.array(fc.nat(4), { minLength: 1, maxLength: 6 });
  for (const [what, texts, piece, runs] of [
    ['small texts in bits', smallTexts(whole, 4, 400), fc.integer({ min: 2, max: 60 }), 250],
    ['reports', whole, fc.integer({ min: 200, max: 6000 }), 60],
  ] as const) {
    it(what, () => {
      fc.assert(
        fc.property(
          fc.constantFrom(...texts),
          piece,
          fc.boolean(),
          turns,
          steps(12),
          (text, size, forced, between, list) => {
            assert.equal(opened(text, size, forced, between, list), undefined);
          },
        ),
        { seed, numRuns: runs },
      );
    });
  }

  it('if much is put in when all has been read, and edited meanwhile', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...whole),
        fc.constantFrom(...whole),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(400),
        fc.integer({ min: 100, max: 900 }),
        turns,
        steps(4),
        (text, put, at, gone, piece, between, list) => {
          const setting: Setting = { options: plainOptions, last };
          const document = new CheckedDocument(text, setting.options, piece);
          while (!document.read) document.readOn();
          const start = Math.floor(at * text.length),
            end = Math.min(text.length, start + gone);
          document.edit({ start, end, text: put });
          assert.equal(document.read, put.length <= 4 * piece);
          const writer = new Writer(
            text.slice(0, start) + put + text.slice(end),
            (edit) => document.edit(edit),
            40_000,
          );
          list.forEach((s, i) => {
            for (let n = between[i % between.length]!; n > 0; n--) document.readOn();
            take(s, writer, whole[0]!);
          });
          while (!document.read) document.readOn();
          besideLast(document, setting);
          assert.equal(difference(document, writer.text, setting, true), undefined);
        },
      ),
      { seed, numRuns: 40 },
    );
  });

  it('if an edit takes away all that is not read', () => {
    for (const [i, text] of whole.entries()) {
      const document = new CheckedDocument(text, plainOptions, 3000);
      document.readOn();
      const kept = document.bound?.tree.length ?? 0;
      document.edit({ start: kept, end: text.length, text: '' });
      while (!document.read) document.readOn();
      assert.equal(
        difference(document, text.slice(0, kept), { options: plainOptions, last: undefined }, true),
        undefined,
        `${i}`,
      );
    }
  });

  it('offsets and positions are those of the whole text at any time', () => {
    const lines = fc
      .array(fc.constantFrom('一、总体情况', '0', '年度报告', '|', '\n', '\r\n', '\r', ''), { maxLength: 30 })
      .map((l) => l.join(''));
    fc.assert(
      fc.property(lines, fc.integer({ min: 2, max: 9 }), fc.nat(6), fc.boolean(), (text, piece, read, forced) => {
        const document = new CheckedDocument(text, { ...plainOptions, forced }, piece),
          tree = new SyntaxTree(text);
        for (let n = 0; n < read; n++) document.readOn();
        for (let offset = 0; offset <= text.length; offset++)
          assert.deepEqual(document.positionAt(offset), tree.positionAt(offset), `${offset}`);
        for (let line = 0; line < 9; line++)
          for (let character = 0; character < 9; character++)
            assert.equal(
              document.offsetAt({ line, character }),
              tree.offsetAt({ line, character }),
              `${line}:${character}`,
            );
      }),
      { seed, numRuns: 400 },
    );
  });
});

import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import {
  OUTLINE,
  READ_DOCUMENT,
  WRITE_DOCUMENT,
  type ReadDocumentResult,
  type WriteDocumentParams,
  type WriteDocumentResult,
} from '../../shared/src/protocol';
import { LspClient } from '../support/lsp-client';
import { reportPdf } from '../support/pdf/report';
import { PdfFileWriter } from '../support/pdf/writer';
import { cleanReport, removeTable, setFigure } from '../support/report';
import { contentOf } from '../support/word/content';
import { rawPackage, rawWord, RawWriter } from '../support/word/raw';

const ID = 'applications.results.granted.total';
const clean = cleanReport();
const draft = rawWord(contentOf(setFigure(clean, ID, 9999)), { numbered: true });
const mended = (text: string) => text.replace('9999', String(clean.figures[ID]));
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

describe('server: documents as texts', () => {
  let client: LspClient, dir: string;
  before(async () => {
    dir = mkdtempSync(join(tmpdir(), 'gouji-documents-'));
    client = new LspClient({ settings: {}, initialize: { locale: 'zh-cn' } });
    await client.start();
  });
  after(async () => {
    await client.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  const file = (name: string, bytes: Uint8Array = draft) => {
    writeFileSync(join(dir, name), bytes);
    return pathToFileURL(join(dir, name)).href;
  };
  const read = (of: { uri: string } | { bytes: string }) =>
    client.request(READ_DOCUMENT, of) as Promise<ReadDocumentResult>;
  const textOf = async (of: { uri: string } | { bytes: string }) => {
    const result = await read(of);
    assert.ok('text' in result, JSON.stringify(result));
    return result.text;
  };
  const write = (params: Omit<WriteDocumentParams, 'track'>) =>
    client.request(WRITE_DOCUMENT, { track: false, ...params }) as Promise<WriteDocumentResult>;

  describe('given by their bytes', () => {
    const bytes = base64(draft);

    it('one is read, and given back with another text', async () => {
      const text = mended(await textOf({ bytes }));
      const written = await write({ bytes, text });
      assert.ok('bytes' in written);
      assert.equal(await textOf({ bytes: written.bytes }), text);
    });

    it('what cannot be read or written is refused in the user’s language', async () => {
      const text = (await textOf({ bytes })).replace('一、', '壹、');
      const written = await write({ bytes, text });
      assert.ok('refused' in written && /自动编的号/.test(written.refused));
      const rtf = await read({ bytes: base64(Buffer.from('{\\rtf1}')) });
      assert.ok('refused' in rtf && /RTF/.test(rtf.refused));
    });

    it('a PDF is read, each line with its page, and never written', async () => {
      const pdf = base64(reportPdf(cleanReport(), { height: 420 }));
      const result = await read({ bytes: pdf });
      assert.ok('text' in result && result.pages);
      const lines = result.text.split('\n');
      assert.equal(result.pages.length, lines.length);
      assert.equal(result.pages[0], 1);
      assert.equal(result.pages[lines.findIndex((l) => l.includes('（一）予以公开'))], 4);
      for (let i = 1; i < lines.length; i++) assert.ok(result.pages[i]! >= result.pages[i - 1]!);
      const written = await write({ bytes: pdf, text: '' });
      assert.ok('refused' in written && /只能读/.test(written.refused));
    });

    it('tables that may be pictures are told of, and pictures in a whole report are not', async () => {
      const blip = '<a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/>';
      const picture = `<w:p><w:r><w:drawing>${blip}</w:drawing></w:r></w:p>`;
      const key = clean.sections.find((s) => s.table)!.key;
      for (const [spec, said] of [
        [removeTable(clean, key), /1 幅图片/],
        [clean, undefined],
      ] as const) {
        const result = await read({
          bytes: base64(rawPackage(new RawWriter({}).body(contentOf(spec)) + picture)),
        });
        assert.ok('text' in result);
        if (said) assert.match(result.unread ?? '', said);
        else assert.equal(result.unread, undefined);
      }
    });

    it('a scan is refused', async () => {
      const scan = new PdfFileWriter();
      scan.page(595, 842);
      const result = await read({ bytes: base64(scan.bytes()) });
      assert.ok('refused' in result && /扫描件/.test(result.refused));
    });
  });

  describe('given by their address', () => {
    it('one is written in one step: its mode stays, and nothing is left beside it', async () => {
      const uri = file('a.docx');
      chmodSync(join(dir, 'a.docx'), 0o640);
      const { ino } = statSync(join(dir, 'a.docx'));
      const text = mended(await textOf({ uri }));
      assert.deepEqual(await write({ uri, text }), { written: true });
      assert.equal(await textOf({ uri }), text);
      const after = statSync(join(dir, 'a.docx'));
      if (process.platform !== 'win32') assert.equal(after.mode & 0o777, 0o640);
      assert.notEqual(after.ino, ino, 'a new file was moved into its place');
      assert.deepEqual(
        readdirSync(dir).filter((n) => n.includes('tmp')),
        [],
      );
    });

    it('one that another program has open is written only if that is wanted all the same', async () => {
      for (const mark of ['~$busy.docx', '~$sy.docx', '.~lock.busy.docx#']) {
        const uri = file('busy.docx');
        file(mark, Buffer.from('someone'));
        const text = mended(await textOf({ uri }));
        assert.deepEqual(await write({ uri, text }), { inUse: true });
        assert.ok(readFileSync(join(dir, 'busy.docx')).equals(Buffer.from(draft)), 'left as it was');
        assert.deepEqual(await write({ uri, text, inUse: true }), { written: true });
        rmSync(join(dir, mark));
      }
    });

    it('a text in GBK keeps its encoding', async () => {
      const uri = file('gbk.txt', Buffer.from([0xc4, 0xea, 0xb1, 0xa8, 0x0d, 0x0a]));
      assert.equal(await textOf({ uri }), '年报\r\n');
      assert.deepEqual(await write({ uri, text: '报年\r\n' }), { written: true });
      assert.ok(readFileSync(join(dir, 'gbk.txt')).equals(Buffer.from([0xb1, 0xa8, 0xc4, 0xea, 0x0d, 0x0a])));
    });

    it('nothing but a regular file is read', async () => {
      const result = await read({ uri: pathToFileURL(dir).href });
      assert.ok('refused' in result);
    });

    it('a request without a text writes nothing', async () => {
      const uri = file('b.docx');
      await assert.rejects(client.request(WRITE_DOCUMENT, { uri, track: false }), { code: -32602 });
      assert.ok(readFileSync(join(dir, 'b.docx')).equals(Buffer.from(draft)));
    });
  });

  describe('however large', () => {
    const row = '<w:tr><w:tc><w:p><w:r><w:t>事项</w:t></w:r></w:p></w:tc></w:tr>';
    // Pictures are most of what large documents are.
    const large = zipSync(
      {
        'word/document.xml': strToU8(
          '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>' +
            `<w:tbl>${row.repeat(40_000)}</w:tbl></w:body></w:document>`,
        ),
        'word/media/image1.png': new Uint8Array(5_000_000),
      },
      { level: 0 },
    );
    const pages = new PdfFileWriter();
    for (let n = 0; n < 300; n++) {
      const page = pages.page(595, 842);
      for (let y = 800; y > 60; y -= 20) page.text(60, y, 12, `第${n}页的一行文字`);
    }

    for (const [name, bytes] of [
      ['a Word document of 5 MB', large],
      ['a PDF of 300 pages', pages.bytes()],
    ] as const)
      it(`${name}: other requests are answered meanwhile`, async () => {
        const uri = file('large', bytes);
        let done = false,
          answered = 0;
        const reading = read({ uri }).finally(() => (done = true));
        while (!done) {
          await client.request(OUTLINE, { uri: 'file:///none' });
          answered++;
        }
        assert.ok('text' in (await reading));
        assert.ok(answered > 20, `${answered} answers`);
      });
  });

  it('a damaged document leaves the next to be read', async () => {
    const uri = file('c.docx', rawPackage(`<w:p>${'<w:r/>'.repeat(10)}`));
    assert.ok('refused' in (await read({ uri })));
    assert.ok((await textOf({ uri: file('d.docx') })).includes('9999'));
  });
});

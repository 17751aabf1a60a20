import assert from 'node:assert/strict';
import { READ_WORD, WRITE_WORD, type ReadWordResult, type WriteWordResult } from '../../shared/src/protocol';
import { LspClient } from '../support/lsp-client';
import { cleanReport, setFigure } from '../support/report';
import { contentOf } from '../support/word/content';
import { rawWord } from '../support/word/raw';

describe('server: documents as text', () => {
  let client: LspClient;
  before(async () => {
    client = new LspClient({ settings: {}, initialize: { locale: 'zh-cn' } });
    await client.start();
  });
  after(() => client.stop());

  const id = 'applications.results.granted.total';
  const clean = cleanReport();
  const bytes = Buffer.from(rawWord(contentOf(setFigure(clean, id, 9999)), { numbered: true })).toString('base64');

  it('a document is read, and written with another text', async () => {
    const read = (await client.request(READ_WORD, { bytes })) as ReadWordResult;
    assert.ok('text' in read && read.text.includes('| 9999 |'));
    const text = read.text.replace('9999', String(clean.figures[id]));
    const written = (await client.request(WRITE_WORD, { bytes, text, track: false })) as WriteWordResult;
    assert.ok('bytes' in written);
    const again = (await client.request(READ_WORD, { bytes: written.bytes })) as ReadWordResult;
    assert.ok('text' in again);
    assert.equal(again.text, text);
  });

  it('what cannot be read or written is refused in the user’s language', async () => {
    const read = (await client.request(READ_WORD, { bytes })) as { text: string };
    const text = read.text.replace('一、', '壹、');
    const written = (await client.request(WRITE_WORD, { bytes, text, track: false })) as WriteWordResult;
    assert.ok('refused' in written && /自动编的号/.test(written.refused));
    const rtf = Buffer.from('{\\rtf1}').toString('base64');
    const other = (await client.request(READ_WORD, { bytes: rtf })) as ReadWordResult;
    assert.ok('refused' in other && /RTF/.test(other.refused));
  });
});

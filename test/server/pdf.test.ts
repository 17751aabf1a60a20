import assert from 'node:assert/strict';
import { READ_PDF, type ReadPdfResult } from '../../shared/src/protocol';
import { LspClient } from '../support/lsp-client';
import { reportPdf } from '../support/pdf/report';
import { PdfFileWriter } from '../support/pdf/writer';
import { cleanReport } from '../support/report';

describe('server: PDF files as text', () => {
  let client: LspClient;
  before(async () => {
    client = new LspClient({ settings: {}, initialize: { locale: 'zh-cn' } });
    await client.start();
  });
  after(() => client.stop());

  const read = (bytes: Uint8Array) =>
    client.request(READ_PDF, { bytes: Buffer.from(bytes).toString('base64') }) as Promise<ReadPdfResult>;

  it('one is read, each line with its page', async () => {
    const result = await read(reportPdf(cleanReport(), { height: 420 }));
    assert.ok('text' in result);
    const lines = result.text.split('\n');
    assert.equal(result.pages.length, lines.length);
    assert.equal(result.pages[0], 1);
    assert.equal(result.pages[lines.findIndex((l) => l.includes('（一）予以公开'))], 4);
    for (let i = 1; i < lines.length; i++) assert.ok(result.pages[i]! >= result.pages[i - 1]!);
  });

  it('what cannot be read is refused in the user’s language', async () => {
    const scan = new PdfFileWriter();
    scan.page(595, 842);
    const result = await read(scan.bytes());
    assert.ok('refused' in result && /扫描件/.test(result.refused));
  });
});

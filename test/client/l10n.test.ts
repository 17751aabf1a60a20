// Every text of the client and of the manifest is there in both languages, and no translation is left over.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';

type Texts = Record<string, string>;
const json = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Texts;
const placeholders = (text: string) => [...new Set(text.match(/\{\d+\}/g) ?? [])].sort();

const sources = readdirSync('client/src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file, text: readFileSync(`client/src/${file}`, 'utf8') }));
const bundle = json('l10n/bundle.l10n.zh-cn.json');
const english = json('package.nls.json');
const chinese = json('package.nls.zh-cn.json');

/** The English texts the client asks translations for. */
function keysUsed(): string[] {
  return sources.flatMap(({ text }) =>
    [...text.matchAll(/l10n\.t\(\s*'((?:[^'\\]|\\.)*)'/g)].map((match) => match[1]!.replace(/\\(.)/g, '$1')),
  );
}

describe('localisation of the client', () => {
  it('asks for texts by literals only, so that they can be collected', () => {
    for (const { file, text } of sources) {
      assert.deepEqual(text.match(/l10n\.t\((?!\s*')[^\n]*/g), null, file);
    }
  });

  it('has each text in Chinese, and no text that is not used', () => {
    assert.deepEqual(Object.keys(bundle).sort(), [...new Set(keysUsed())].sort());
  });

  it('keeps the placeholders in translation', () => {
    for (const [key, text] of Object.entries(bundle)) assert.deepEqual(placeholders(text), placeholders(key), key);
  });
});

describe('localisation of the manifest', () => {
  const used = [
    ...new Set(
      readFileSync('package.json', 'utf8')
        .match(/(?<=")%[^%"]+%(?=")/g)!
        .map((key) => key.slice(1, -1)),
    ),
  ].sort();

  it('has each text in English and Chinese, and no text that is not used', () => {
    assert.deepEqual(Object.keys(english).sort(), used);
    assert.deepEqual(Object.keys(chinese).sort(), used);
  });

  it('links to the same commands in both', () => {
    const links = (text: string) => text.match(/\(command:[^)]*\)/g) ?? [];
    for (const key of used) assert.deepEqual(links(chinese[key]!), links(english[key]!), key);
  });

  it('says every command and view in Chinese characters', () => {
    for (const key of used.filter((key) => /^(command|view|configuration\.[a-z])/.test(key)))
      assert.match(chinese[key]!, /[\u4e00-\u9fff]/, key);
  });
});

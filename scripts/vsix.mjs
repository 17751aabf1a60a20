// A .vsix is a zip of the extension's files and two documents that describe them.
import JSZip from 'jszip';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const escape = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/** The files that .vscodeignore lets in, as paths from the root. It names single files, folders and `*` in a name. */
export function filesOf(root) {
  const wanted = readFileSync(join(root, '.vscodeignore'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('!'))
    .map((line) => line.slice(1));
  return wanted.flatMap((pattern) => matches(root, pattern)).sort();
}

function matches(root, pattern) {
  const at = pattern.lastIndexOf('/');
  const folder = at < 0 ? '' : pattern.slice(0, at);
  const name = pattern.slice(at + 1);
  if (name === '**') return below(root, folder);
  const expression = new RegExp(`^${name.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`);
  return readdirSync(join(root, folder))
    .filter((file) => expression.test(file))
    .map((file) => (folder ? `${folder}/${file}` : file));
}

function below(root, folder) {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = `${folder}/${name}`;
    return statSync(join(root, path)).isDirectory() ? below(root, path) : [path];
  });
}

/** Packs files, given by their path in the extension, each with where it is read from. */
export async function packVsix(manifest, english, files) {
  const zip = new JSZip();
  const types = new Map([
    ['vsixmanifest', 'text/xml'],
    ['json', 'application/json'],
    ['js', 'application/javascript'],
    ['css', 'text/css'],
    ['md', 'text/markdown'],
    ['png', 'image/png'],
    ['svg', 'image/svg+xml'],
    ['txt', 'text/plain'],
  ]);
  const defaults = [...types].map(([e, type]) => `<Default Extension=".${e}" ContentType="${type}"/>`);
  zip.file(
    '[Content_Types].xml',
    `<?xml version="1.0" encoding="utf-8"?>\n<Types ` +
      `xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${defaults.join('')}</Types>\n`,
  );
  zip.file('extension.vsixmanifest', description(manifest, english));
  for (const { path, from } of files) {
    // A name without extension would be of no type.
    zip.file(`extension/${path === 'LICENSE' ? 'LICENSE.txt' : path}`, readFileSync(from));
  }
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE', compressionOptions: { level: 9 } });
}

function description(manifest, english) {
  const text = (value) => escape(value.replace(/^%(.+)%$/, (_, key) => english[key]));
  const asset = (type, path) =>
    `<Asset Type="Microsoft.VisualStudio.${type}" Path="extension/${path}" Addressable="true"/>`;
  const property = (id, value) => `<Property Id="Microsoft.VisualStudio.${id}" Value="${escape(value)}"/>`;
  const { contributes } = manifest;
  const tags = [
    ...manifest.keywords,
    ...contributes.languages.flatMap((l) => [l.id, ...(l.extensions ?? []).map((e) => `__ext_${e.slice(1)}`)]),
  ];
  return `<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
<Metadata>
<Identity Language="en-US" Id="${manifest.name}" Version="${manifest.version}" Publisher="${manifest.publisher}"/>
<DisplayName>${text(manifest.displayName)}</DisplayName>
<Description xml:space="preserve">${text(manifest.description)}</Description>
<Tags>${escape(tags.join(','))}</Tags>
<Categories>${escape(manifest.categories.join(','))}</Categories>
<GalleryFlags>Public</GalleryFlags>
<Properties>
${property('Code.Engine', manifest.engines.vscode)}
${property('Code.ExtensionDependencies', '')}
${property('Code.ExtensionKind', 'workspace')}
${property('Code.LocalizedLanguages', '简体中文')}
${property('Services.Branding.Color', manifest.galleryBanner.color)}
${property('Services.Branding.Theme', manifest.galleryBanner.theme)}
</Properties>
<License>extension/LICENSE.txt</License>
<Icon>extension/${manifest.icon}</Icon>
</Metadata>
<Installation><InstallationTarget Id="Microsoft.VisualStudio.Code"/></Installation>
<Dependencies/>
<Assets>
${asset('Code.Manifest', 'package.json')}
${asset('Services.Content.Details', 'README.md')}
${asset('Services.Content.Changelog', 'CHANGELOG.md')}
${asset('Services.Content.License', 'LICENSE.txt')}
${asset('Services.Icons.Default', manifest.icon)}
</Assets>
</PackageManifest>
`;
}

/** Unpacks the extension of a .vsix into a folder, as an editor that installs it does. */
export async function unpackVsix(file, folder) {
  const zip = await JSZip.loadAsync(readFileSync(file));
  for (const entry of Object.values(zip.files)) {
    if (entry.dir || !entry.name.startsWith('extension/')) continue;
    const path = join(folder, entry.name.slice('extension/'.length));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, await entry.async('nodebuffer'));
  }
}

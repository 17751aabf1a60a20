import { ruleLevels, settingsOf } from './settings.mjs';

/** The settings in package.json, and their texts in both languages. */
export function manifest(engine, read) {
  const pack = JSON.parse(read('package.json'));
  const { configuration } = pack.contributes;
  const settings = settingsOf(engine);
  configuration.properties = Object.fromEntries(
    settings.map(({ name, schema }, order) => {
      const was = configuration.properties[`gouji.${name}`] ?? {};
      const { type, default: value, minimum, maximum, ...more } = schema;
      const own =
        name === 'rules'
          ? { properties: ruleLevels(engine, (r) => ({ description: `%configuration.rules.${r.id}%` })), ...more }
          : name === 'form'
            ? {
                ...more,
                enum: formIds(engine),
                enumDescriptions: formIds(engine).map((id) => `%configuration.form.${id}%`),
              }
            : more;
      const now = {
        type,
        default: value,
        ...(minimum === undefined ? {} : { minimum, maximum }),
        scope: was.scope ?? 'resource',
        order,
        ...own,
        markdownDescription: `%configuration.${name}%`,
      };
      return [`gouji.${name}`, now];
    }),
  );
  pack.contributes.jsonValidation = [{ fileMatch: ['gouji.json', 'gouji.jsonc'], url: './schemas/gouji.schema.json' }];
  const english = texts(JSON.parse(read('package.nls.json')), [
    ...settings.map((s) => [`configuration.${s.name}`, s.description]),
    ...formNames(engine, 'en'),
    ...engine.rules.map((r) => [`configuration.rules.${r.id}`, r.docs.en.title]),
  ]);
  const own = JSON.parse(read('package.nls.zh-cn.json'));
  const chinese = texts(own, [
    ...settings.map((s) => [`configuration.${s.name}`, own[`configuration.${s.name}`] ?? missing(s.name)]),
    ...formNames(engine, 'zh'),
    ...engine.rules.map((r) => [`configuration.rules.${r.id}`, r.docs.zh.title]),
  ]);
  return [
    ['package.json', json(pack)],
    ['package.nls.json', json(english)],
    ['package.nls.zh-cn.json', json(chinese)],
  ];
}

const formIds = (engine) => ['auto', ...engine.builtinForms().map((f) => f.id)];
const formNames = (engine, lang) => [
  ['configuration.form.auto', lang === 'zh' ? '自动识别' : 'Recognised by the text'],
  ...engine.builtinForms().map((f) => [`configuration.form.${f.id}`, f.data.name[lang]]),
];

const json = (value) => `${JSON.stringify(value, undefined, 2)}\n`;

/** The Chinese of a setting is written by hand: there is nothing to derive it from. */
function missing(name) {
  throw new Error(`package.nls.zh-cn.json lacks "configuration.${name}", the setting's description in Chinese`);
}

/** Texts with those of the settings renewed, where they stood. */
function texts(all, fresh) {
  const entries = Object.entries(all);
  const at = entries.findIndex(([key]) => key === 'configuration.title') + 1;
  const isOld = ([key]) => key.startsWith('configuration.') && key !== 'configuration.title';
  return Object.fromEntries([
    ...entries.slice(0, at).filter((e) => !isOld(e)),
    ...fresh,
    ...entries.slice(at).filter((e) => !isOld(e)),
  ]);
}

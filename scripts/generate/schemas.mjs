import { ruleLevels, settingsOf } from './settings.mjs';

const json = (value) => `${JSON.stringify(value, undefined, 2)}\n`;
const draft = 'http://json-schema.org/draft-07/schema#';

/** Settings of one's own editor: how it writes, and what it shows; a configuration file has none of them. */
const editorOnly = ['trackChanges', 'openWordReports', 'scope', 'baseline', 'checkOn'];

/** JSON schemas of the configuration file and of form files. */
export function schemas(engine) {
  return [
    ['schemas/gouji.schema.json', json(configuration(engine))],
    ['schemas/form.schema.json', json(form(engine))],
  ];
}

function configuration(engine) {
  const properties = Object.fromEntries(
    settingsOf(engine)
      .filter(({ name }) => !editorOnly.includes(name))
      .map(({ name, description, schema }) => [name, { description, ...schema }]),
  );
  properties.form.examples = ['auto', ...engine.builtinForms().map((f) => f.id)];
  properties.rules = {
    ...properties.rules,
    properties: ruleLevels(engine, (r) => ({ description: `${r.docs.zh.title} ${r.docs.en.title}` })),
    additionalProperties: false,
  };
  const patterns = { type: 'array', items: { type: 'string' } };
  const forSome = Object.fromEntries(
    ['enable', 'form', 'rules', 'inlayHints', 'codeLens', 'maxFindings', 'maxFileSize'].map((name) => {
      const { default: _, ...schema } = properties[name];
      return [name, schema];
    }),
  );
  const more = {
    gitIgnore: {
      description: 'Leave out of folders what git ignores. 文件夹中不看 git 忽略的文件。',
      type: 'boolean',
      default: true,
    },
    extends: {
      description:
        'Configuration files that this one builds on, by paths from its folder; what stands here wins. ' +
        '以这些配置文件为基础（相对本文件的路径），本文件所写优先。',
      anyOf: [{ type: 'string' }, patterns],
    },
    overrides: {
      description: 'Settings for some files only; the later wins. 只对部分文件有效的设置，后写的优先。',
      type: 'array',
      items: {
        type: 'object',
        properties: {
          files: { description: 'Which files. 对哪些文件有效。', anyOf: [{ type: 'string' }, patterns] },
          ...forSome,
        },
        required: ['files'],
        additionalProperties: false,
      },
    },
  };
  return {
    $schema: draft,
    title: 'gouji.json',
    description: 'Settings of Gouji for the reports in this folder and below',
    type: 'object',
    properties: { $schema: { type: 'string' }, ...properties, ...more },
    additionalProperties: false,
    allowTrailingCommas: true,
  };
}

function form(engine) {
  const { z, formSchema, extendingFormSchema } = engine;
  const { $schema: _, ...schema } = z.toJSONSchema(z.union([formSchema, extendingFormSchema]), {
    target: 'draft-7',
    io: 'input',
  });
  return {
    $schema: draft,
    title: 'A form of Gouji',
    description:
      'A form that reports are set on: sections, tables, relations. With `extends` only what differs from ' +
      'another form.',
    ...schema,
  };
}

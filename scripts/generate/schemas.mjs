import { ruleLevels, settingsOf } from './settings.mjs';

const json = (value) => `${JSON.stringify(value, undefined, 2)}\n`;
const draft = 'http://json-schema.org/draft-07/schema#';

/** JSON schemas of the configuration file and of form files. */
export function schemas(engine) {
  return [
    ['schemas/gouji.schema.json', json(configuration(engine))],
    ['schemas/form.schema.json', json(form(engine))],
  ];
}

function configuration(engine) {
  const properties = Object.fromEntries(
    settingsOf(engine).map(({ name, description, schema }) => [name, { description, ...schema }]),
  );
  properties.form.examples = ['auto', ...engine.builtinForms().map((f) => f.id)];
  properties.rules = {
    ...properties.rules,
    properties: ruleLevels(engine, (r) => ({ description: `${r.docs.zh.title} ${r.docs.en.title}` })),
    additionalProperties: false,
  };
  return {
    $schema: draft,
    title: 'gouji.json',
    description: 'Settings of Gouji for the reports in this folder and below',
    type: 'object',
    properties: { $schema: { type: 'string' }, ...properties },
    additionalProperties: false,
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
      'A form that reports are set on: sections, tables, relations. With `extends` only what differs from another form.',
    ...schema,
  };
}

/** Every setting with its JSON schema, in order. */
export function settingsOf(engine) {
  const whole = engine.z.toJSONSchema(engine.settingsSchema, { target: 'draft-7', io: 'input' });
  return Object.entries(whole.properties).map(([name, { description, ...schema }]) => ({
    name,
    description,
    schema: plain(schema),
  }));
}

/** A setting's description, as its schema has it. */
export function englishOf(engine, name) {
  return settingsOf(engine).find((s) => s.name === name).description;
}

/** Severity per rule: each id with the levels it can take. */
export function ruleLevels(engine, describe) {
  return Object.fromEntries(
    engine.rules.map((r) => [
      r.id,
      { type: 'string', enum: [...engine.severityLevels], default: r.severity, ...describe(r) },
    ]),
  );
}

function plain(schema) {
  // Keys of a record are any text: nothing to say about them.
  const { propertyNames: _, ...rest } = schema;
  return rest;
}
